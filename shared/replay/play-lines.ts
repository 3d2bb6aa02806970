import type { OrderEntry, RoomEntry } from './entries.ts';

/** Something that lines of a journal are played on: a room with all its worlds. */
export interface Played<L extends PlayedLine> {
  /** Ticks done. */
  readonly tick: number;
  step(orders: readonly OrderEntry[]): void;
  /** Takes a line in; an order is handed to the step that follows besides. */
  take(line: L): void;
}

/** A line as far as playing it needs: what happened, and after how many ticks. */
export interface PlayedLine {
  readonly tick: number;
  readonly entry: RoomEntry;
}

/**
 * Plays lines in their order: steps up to the tick of each, and carries orders out in the step that follows. Then steps up
 * to `end`, which is asked when all lines are in. Stops after every tick, so that somebody can look, or give up.
 */
export function* playLines<L extends PlayedLine>(
  game: Played<L>,
  lines: Iterable<L>,
  end: (ordersWait: boolean) => number,
): Generator<undefined, void> {
  const orders: OrderEntry[] = [];
  for (const line of lines) {
    yield* stepTo(game, line.tick, orders);
    if (line.entry.type === 'order') orders.push(line.entry);
    game.take(line);
  }
  yield* stepTo(game, end(orders.length > 0), orders);
}

function* stepTo<L extends PlayedLine>(
  game: Played<L>,
  tick: number,
  orders: OrderEntry[],
): Generator<undefined, void> {
  while (game.tick < tick) {
    game.step(orders.splice(0));
    yield undefined;
  }
}
