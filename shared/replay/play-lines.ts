import type { RoomEntry } from './entries.ts';

/** Something that lines of a journal are played on: a room with all its worlds, or one world. */
export interface Played<L extends AnyLine> {
  /** Ticks done. */
  readonly tick: number;
  step(orders: readonly OrderOf<L>[]): void;
  /** Takes a line in; an order is handed to the step that follows besides. */
  take(line: L): void;
}

/** A line of a room's journal as far as playing it needs: what happened, and after how many ticks. */
export interface PlayedLine {
  readonly tick: number;
  readonly entry: RoomEntry;
}

/** The same of any journal. */
interface AnyLine {
  readonly tick: number;
  readonly entry: { readonly type: string };
}

type OrderOf<L extends AnyLine> = Extract<L['entry'], { readonly type: 'order' }>;

/**
 * Plays lines in their order: steps up to the tick of each, and carries orders out in the step that follows. Then steps up
 * to `end`, which is asked when all lines are in. Stops after every tick, so that somebody can look, or give up.
 */
export function* playLines<L extends AnyLine>(
  game: Played<L>,
  lines: Iterable<L>,
  end: (ordersWait: boolean) => number,
): Generator<undefined, void> {
  const orders: OrderOf<L>[] = [];
  for (const line of lines) {
    yield* stepTo(game, line.tick, orders);
    if (line.entry.type === 'order') orders.push(line.entry as OrderOf<L>);
    game.take(line);
  }
  yield* stepTo(game, end(orders.length > 0), orders);
}

function* stepTo<L extends AnyLine>(game: Played<L>, tick: number, orders: OrderOf<L>[]): Generator<undefined, void> {
  while (game.tick < tick) {
    game.step(orders.splice(0));
    yield undefined;
  }
}
