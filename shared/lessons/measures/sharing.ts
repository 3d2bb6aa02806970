import { everyFrom, type Measure, STEADY } from './measure.ts';

const PERCENT = 100;
/** Waldspurger, OSDI 2002, Fig. 4: 67 % of the memory of identical guests is the same. */
const COMMON = 0.67;
const GUEST_MIB = 40;

/** What page sharing saves, by the number of equal guests: V-21. */
export const sharing: Measure = {
  id: 'sharing',
  values: everyFrom(1, 30, 1),
  named: false,
  parts: 10,
  top: PERCENT,
  file: (guests) => ({
    id: 'sharing',
    ticks: 1500,
    hosts: [{ count: 1, memMib: 65_536 }],
    vms: [
      {
        ...{ count: guests, memMib: GUEST_MIB, workload: 'web', meanLoad: 0, touchedFraction: 1, activeFraction: 0.3 },
        ...{ commonFraction: COMMON, placement: Array.from({ length: guests }, () => 0) },
      },
    ],
    workload: STEADY,
    policies: { sharing: 'tenant', ladder: 'esx2002' },
  }),
  column: 'hosts.savedExactMib[0]',
  figure: (mib, guests) => (PERCENT * mib) / (guests * GUEST_MIB),
  published: {
    cases: 'V-21',
    source: 'Waldspurger, OSDI 2002, Fig. 4',
    line: (guests) => PERCENT * COMMON * (1 - 1 / guests),
    points: [[10, 60]],
    tolerance: () => 3,
  },
};
