import { STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Figures of what tenants got, that many levels ask for. */

const RUNNING = VM_STATES.indexOf('running');
const BREACH = STATUSES.indexOf('breach');

/** Good service of what was owed since the start, weighted by tier: 0..1; 0 while nobody was served. */
export const goodShare: LevelFigure<HallRun> = {
  id: 'goodShare',
  unit: 'share',
  read: ({ world: { hall } }) => (hall.owedTicks[0] > 0 ? hall.goodTicks[0] / hall.owedTicks[0] : 0),
  soFar: (run) => (run.world.hall.owedTicks[0] > 0 ? goodShare.read(run) : undefined),
};

/** VMs that run now and get what they were promised. */
export const vmsGood: LevelFigure<HallRun> = {
  id: 'vmsGood',
  unit: 'count',
  read: ({ world: { vms } }) => vms.state.filter((state, vm) => state === RUNNING && vms.status[vm] !== BREACH).length,
};
