import { STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Figures of VMs that were made from other ones. */

const RUNNING = VM_STATES.indexOf('running');
const BREACH = STATUSES.indexOf('breach');

/** VMs that run well, under a name of their own, with nobody else at work in them. */
export function soundVms({ vms }: World): number {
  return vms.state.filter(
    (state, vm) =>
      state === RUNNING &&
      vms.status[vm] !== BREACH &&
      vms.identity[vm] === vm &&
      vms.duplicate[vm] + vms.infected[vm] === 0,
  ).length;
}

/** The same, now. */
export const vmsSound: LevelFigure<HallRun> = { id: 'vmsSound', unit: 'count', read: ({ world }) => soundVms(world) };

/** How often a VM came up under a name that another one had. */
export const sameNames: LevelFigure<HallRun> = {
  id: 'sameNames',
  unit: 'count',
  counts: 'rises',
  read: ({ events }) => events.filter(({ event }) => event.type === 'duplicateIdentity').length,
};

/** Number of the tenants, of those with two machines each that do the same, of which no machine runs. */
export function pairsDark(pairs: readonly number[]): (world: World) => number {
  return ({ tenants, vms }) =>
    pairs.filter((pair) => {
      const first = tenants.firstVm[pair];
      return vms.state[first] !== RUNNING && vms.state[first + 1] !== RUNNING;
    }).length;
}
