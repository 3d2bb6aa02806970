import { everyFrom, type Measure, STEADY } from './measure.ts';

const PERCENT = 100;
/** Waldspurger, OSDI 2002, Fig. 7: two guests of 256 MB with equal shares on a host that has 358 MB for both. */
const GUEST_MIB = 256;
const BOTH_MIB = 358;
/** Part of the idle guest's memory that is active after all: what is left to it in Fig. 7. Design value, as in V-19. */
const IDLE_ACTIVE = 0.05;

/** What the busy one of two guests with equal shares gets, by the tax on idle memory: V-19. */
export const idleTax: Measure = {
  id: 'idleTax',
  values: everyFrom(0, 90, 3),
  named: false,
  parts: 10,
  top: GUEST_MIB,
  file: (tax) => ({
    id: 'idle-tax',
    ticks: 400,
    // Hypervisor 100 + 6, guests' overhead 2 × 35, 6.6 % kept free: 572 MiB leave 358.
    hosts: [{ count: 1, memMib: 572 }],
    vms: [
      { ...GUEST, placement: [0], meanLoad: 0, activeFraction: IDLE_ACTIVE },
      { ...GUEST, placement: [0], meanLoad: 0.1, activeFraction: 1 },
    ],
    workload: STEADY,
    policies: { idleTax: tax / PERCENT, ladder: 'esx2002', sharing: 'off', overcommitPercent: 200 },
  }),
  column: 'vms.targetMib[1]',
  figure: (mib) => mib,
  published: {
    cases: 'V-19',
    source: 'Waldspurger, OSDI 2002, §5.2 and Fig. 7',
    line: busyMib,
    points: [[0, 179]],
    tolerance: () => 3,
  },
};

const GUEST = { count: 1, memMib: GUEST_MIB, workload: 'web', touchedFraction: 1 } as const;

/**
 * Waldspurger's rule: shares per page are S / (P · (f + k · (1 − f))) with k = 1 / (1 − τ), and memory goes to where they are
 * more. With equal shares both guests come to the same active + k · idle memory, until the busy one has all that it asks for.
 */
function busyMib(tax: number): number {
  const k = 1 / (1 - tax / PERCENT);
  const active = IDLE_ACTIVE * GUEST_MIB;
  return Math.min(GUEST_MIB, (active + k * (BOTH_MIB - active)) / (1 + k));
}
