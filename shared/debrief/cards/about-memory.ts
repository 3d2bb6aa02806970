import { PERMILLE } from '#shared/units.ts';
import { hasVm, lossBy, ordersOf, secondWhere } from './evidence.ts';
import type { QuestionCard } from './question-card.ts';

/** Memory promised from which the question about lying is asked, as a multiple of what there is: 96 on 64 GB. */
const MUCH_PROMISED = 1.5;
/** Sharing that ends within a second because somebody writes, MiB; less is not worth a question. Design value. */
const WRITTEN_MIB = 16;
/** Guests with all their memory reserved from which a hall is partitioned. Design value. */
const PARTITIONED_VMS = 3;

/** Who chose, who paid, and whether anybody lied: memory. */
export const MEMORY_CARDS: readonly QuestionCard[] = [
  { id: 'hostSwap', see: 'host-takes', at: (past) => secondWhere(past, 'swappedMib', (mib) => mib > 0) },
  { id: 'balloon', see: 'balloon', at: (past) => secondWhere(past, 'balloonedMib', (mib) => mib > 0) },
  {
    id: 'noDriver',
    see: 'balloon',
    // Swapped or compressed by the host although balloons were there for others.
    at: (past) =>
      lossBy(past, ['swappedByHost', 'compressed'], (tenant) =>
        hasVm(past, tenant, (vm) => past.world.vms.balloonDriver[vm] === 0),
      ),
  },
  {
    id: 'sharedWritten',
    see: 'page-sharing',
    at: (past) => {
      const { moves, vmsRunning } = past.series.columns;
      const stands = (second: number) =>
        moves[second] === moves[second - 1] && vmsRunning[second] === vmsRunning[second - 1];
      const written = (mib: number, before: number, second: number) =>
        mib > 0 && before - mib >= WRITTEN_MIB && stands(second);
      return secondWhere(past, 'sharedMib', written);
    },
  },
  {
    id: 'promised',
    see: 'overcommit-ladder',
    at: (past) => secondWhere(past, 'promisedPermille', (promised) => promised > MUCH_PROMISED * PERMILLE),
  },
  {
    id: 'reserveAll',
    see: 'multiplexing',
    at: (past) => {
      const { memMib, reservedMib } = past.world.vms;
      const whole = ordersOf(past, 'setAllocation').filter(({ args: { vm, reservedMib: wanted } }) => {
        return wanted >= (memMib[vm] ?? 0) && wanted === reservedMib[vm];
      });
      const vms = new Set<number>();
      return whole.find(({ args: { vm } }) => vms.add(vm).size >= PARTITIONED_VMS)?.tick;
    },
  },
];
