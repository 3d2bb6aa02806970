import type { RoomEntry } from '#shared/replay/entries.ts';
import type { Game } from '../game.ts';
import { type Waiting, withoutKnown } from '../orders.ts';
import type { Ledger } from './ledger.ts';

/**
 * Makes what was decided and the orders of a tick durable in one write, and marks that are due with them. Answers the orders
 * to carry out: those that were in the journal before are not done a second time.
 */
export async function writeAhead(
  game: Game,
  ledger: Ledger,
  decided: readonly RoomEntry[],
  waiting: readonly Waiting[],
): Promise<readonly Waiting[]> {
  const marks = game.state.owed ?? [];
  const entries = [...marks, ...decided, ...waiting.map(({ order }) => order)];
  if (entries.length === 0) return waiting;
  const known = await ledger.write(entries, game.seq + 1, game.tick, () => game.mark());
  if (known.length > 0) return writeAhead(game, ledger, decided, withoutKnown(waiting, known));
  game.seq += entries.length;
  for (const mark of marks) game.apply(mark);
  return waiting;
}
