import { MARK_TICKS } from '#shared/replay/marks.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import { type Judged, refuse } from './grade.ts';

/** What was done in a game, and the hashes that stand for it by ticks done. */
export interface Proof {
  readonly orders: readonly TimedOrder[];
  readonly marks: ReadonlyMap<number, number>;
}

/** The tick of the last mark: so far a game is told. */
export function lastMark({ marks }: Pick<Proof, 'marks'>): number {
  return Math.max(0, ...marks.keys());
}

/** What no mark stands for: an order, or a hundred ticks as games mark them, of the first `ticks`. Nothing if all is proved. */
export function unproved(proof: Proof, ticks: number): Judged | undefined {
  const due = Array.from({ length: Math.floor(ticks / MARK_TICKS) }, (_, i) => (i + 1) * MARK_TICKS);
  const missing = due.find((tick) => !proof.marks.has(tick));
  if (missing !== undefined) return refuse('unproved', tickText(missing));
  const order = proof.orders.find(({ tick }) => tick >= lastMark(proof));
  return order && refuse('unproved', tickText(order.tick));
}

/** The first tick at which a game is another one than its mark says. */
export function changedAt(ticks: Iterable<number>): Judged | undefined {
  const missed = [...ticks];
  return missed.length > 0 ? refuse('changed', tickText(Math.min(...missed))) : undefined;
}

export function tickText(tick: number): string {
  return `tick ${tick}`;
}
