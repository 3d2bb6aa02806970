import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';

/** Figures of a hall that lessons ask about; whole numbers. */
export const LESSON_FIGURES = {
  /** W at the meter of the hall, now. */
  facilityW: ({ hall }: World) => hall.facilityW[0] ?? 0,
  hostsOn: ({ hosts }: World) => countOf(hosts.state, HOST_STATES.indexOf('on')),
  vmsRunning: ({ vms }: World) => countOf(vms.state, VM_STATES.indexOf('running')),
  /** Operating result so far, coins. */
  profit: ({ hall }: World) => Math.round((hall.cashExactCents[0] ?? 0) / CENTS_PER_COIN),
  /** Good service of what was owed since the start, percent. */
  goodPercent: ({ hall }: World) => {
    const owed = hall.owedTicks[0] ?? 0;
    return owed > 0 ? Math.round((PERCENT * (hall.goodTicks[0] ?? 0)) / owed) : 0;
  },
  overcommitPercent: ({ hall }: World) => hall.overcommitPercent[0] ?? 0,
  /** Number of the host on which most VMs stand, from 0; the first of equals. */
  fullestHost: ({ hosts, vms }: World) => {
    const guests = Array.from({ length: hosts.rows }, (_, host) => countOf(vms.host, host));
    return guests.indexOf(Math.max(...guests));
  },
} as const satisfies { readonly [name: string]: (world: World) => number };

export type LessonFigureName = keyof typeof LESSON_FIGURES;

const PERCENT = 100;

function countOf(column: Int32Array, value: number): number {
  return column.reduce((count, cell) => count + (cell === value ? 1 : 0), 0);
}
