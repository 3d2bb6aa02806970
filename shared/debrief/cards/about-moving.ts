import { IO_PATHS } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { firstOf, incidentOf, lossBy, ordersOf, secondWhere } from './evidence.ts';
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
        ordersOf(past, 'throttleGuest').find(({ args }) => args.percent > 0)?.tick,
        ordersOf(past, 'switchToPostCopy')[0]?.tick,
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
  { id: 'snapshotChain', see: 'snapshot-chain', at: (past) => ordersOf(past, 'takeSnapshot')[0]?.tick },
];
