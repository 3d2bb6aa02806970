/** How a tournament is played. Plain data, published with it. */
export interface Rules {
  readonly format: Format;
  /** Ids of the halls of its rounds, in order; the last one goes on. */
  readonly halls: readonly [string, ...string[]];
  /** What parts entries with equal points, in order; who is equal in all of them is declared equal. Never the time of anything. */
  readonly tieBreaks: readonly TieBreak[];
  /** Two composites that differ by less, in thousandths of a point, are a draw. */
  readonly drawWithinMilli: number;
  /** Entries may come until this round is paired, counted from 1. */
  readonly lateUntilRound: number;
}

export type Format =
  /** All on the same seed at once. `place`: points by place; `mean`: composites averaged. The worst `drop` events do not count. */
  | { readonly kind: 'grandPrix'; readonly events: number; readonly points: 'place' | 'mean'; readonly drop: number }
  /** Whoever is free is paired with the nearest score; the best `best` results count: points of duels, or composites averaged. */
  | {
      readonly kind: 'arena';
      readonly lengthS: number;
      readonly best: number;
      readonly points: 'duel' | 'mean';
    }
  | { readonly kind: 'swiss'; readonly rounds: number }
  | { readonly kind: 'roundRobin'; readonly legs: 1 | 2 }
  | { readonly kind: 'elimination'; readonly losses: 1 | 2 };

/**
 * `headToHead`: points against those who are equal, if all of them have met. `buchholzCut1`: points of all opponents but the
 * weakest. `sumOfPlaces`: places in events, the lower the better. `promises`: mean of the promises axis. `badGold`: seconds of
 * bad service to gold tenants, the fewer the better. `bestComposite`: the best single game.
 */
export type TieBreak = 'headToHead' | 'buchholzCut1' | 'sumOfPlaces' | 'promises' | 'badGold' | 'bestComposite';

/** Points of a duel. A bye and a walkover are worth a win. */
export const DUEL_POINTS = { win: 2, draw: 1, loss: 0 } as const;

/** Points by place in an event of a Grand Prix, from the first; none after the last. */
export const PLACE_POINTS = [25, 18, 15, 12, 10, 8, 6, 4, 2, 1] as const;

/** The hall of a round, counted from 1. */
export function hallOfRound({ halls }: Rules, round: number): string {
  return halls[Math.min(round, halls.length) - 1] ?? halls[0];
}
