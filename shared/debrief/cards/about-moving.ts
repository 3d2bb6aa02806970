import { IO_PATHS } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { type Evidence, firstOf, incidentOf, lossBy, ordersOf, secondWhere, type When } from './evidence.ts';
import type { QuestionCard } from './question-card.ts';

/** Moves, machines that sleep or die, and what is kept of disks. */
export const MOVING_CARDS: readonly QuestionCard[] = [
  {
    id: 'deviceBlocksMove',
    see: 'io-paths',
    at: (past) => {
      const { ioPath } = past.world.vms;
      const given = ordersOf(past, 'setIoPath').filter(({ args: { vm, path } }) => {
        return path === 'passthrough' && IO_PATHS[ioPath[vm] ?? 0] === path;
      });
      return ordersOf(past, 'migrateLive').find(({ tick, args: { vm } }) =>
        given.some((gift) => gift.args.vm === vm && gift.tick < tick),
      )?.tick;
    },
  },
  {
    id: 'notConverging',
    see: 'not-converging',
    at: (past) =>
      firstOf([
        incidentOf(past, 'migrationStuck'),
        helpedAlong(past, 'throttleGuest'),
        helpedAlong(past, 'switchToPostCopy'),
      ]),
  },
  {
    id: 'nightSleep',
    see: 'host-sleep',
    // Guests were moved, a host was sent to sleep, and then one less was on.
    at: (past) => {
      const [moved] = ordersOf(past, 'migrateLive');
      const slept = moved && ordersOf(past, 'sleepHost').find(({ tick }) => tick > moved.tick);
      const fewer = secondWhere(past, 'hostsOn', (hosts, before, second) => {
        return hosts < before && slept !== undefined && ticksOf(past.world.scenario, second + 1) >= slept.tick;
      });
      return fewer === undefined ? undefined : slept?.tick;
    },
  },
  {
    id: 'hostDead',
    see: 'consolidation',
    at: (past) => (incidentOf(past, 'hostFailed') === undefined ? undefined : lossBy(past, ['hostDown'])),
  },
  {
    id: 'snapshotChain',
    see: 'snapshot-chain',
    // It is there at the end, or was taken away again.
    at: (past) => {
      const { snapshots } = past.world.vms;
      const gone = [...ordersOf(past, 'deleteSnapshot'), ...ordersOf(past, 'revertSnapshot')];
      return ordersOf(past, 'takeSnapshot').find(({ tick, args: { vm } }) => {
        return (snapshots[vm] ?? 0) > 0 || gone.some((end) => end.args.vm === vm && end.tick > tick);
      })?.tick;
    },
  },
];

/** When somebody helped a guest along that was under way: its move had been ordered, and moves were made. */
function helpedAlong(past: Evidence, name: 'throttleGuest' | 'switchToPostCopy'): When {
  const moves = ordersOf(past, 'migrateLive');
  const moved = secondWhere(past, 'moves', (count) => count > 0);
  if (moved === undefined) return undefined;
  return ordersOf(past, name).find(({ tick, args }) =>
    moves.some((move) => move.args.vm === args.vm && move.tick < tick),
  )?.tick;
}
