import { describe, expect, it } from 'vitest';
import { hallById } from '#shared/scenarios/index.ts';
import { seededDraws } from '#shared/sim/kernel/random.ts';
import { simulateLunch } from '../../tools/arena/lunch.ts';
import { type PlayDay, unevenPlayers } from '../../tools/arena/lunch-players.ts';

/** `LUNCH=40` lets so many bots play for forty minutes. */
const BOTS = Number(process.env.LUNCH ?? 5);
/** Days are played once by each: two are enough for few. */
const DAYS = process.env.LUNCH ? 6 : 2;
const LENGTH_S = 2400;
const TIME_MS = 3_600_000;

/** Composites of the strongest to the weakest in even steps, each game six points off at most. */
function drawn(entries: number, seed: string): PlayDay {
  const draw = seededDraws(seed, 'drawn');
  return (entry) => {
    const milliPoints = Math.round(95_000 - (75_000 * entry) / (entries - 1) + (draw() + draw() - 1) * 6_000);
    return { entry, milliPoints, promisesMilli: milliPoints, badGoldS: 0 };
  };
}

describe('an arena at lunch', () => {
  it.each(['A', 'B', 'C'])('of 40 finds their order of strength, and lets nobody wait long, seed %s', (seed) => {
    const { tau, medianWaitS } = simulateLunch(40, 2400, seed, drawn(40, seed));
    expect(tau).toBeGreaterThanOrEqual(0.8);
    expect(medianWaitS).toBeLessThanOrEqual(40);
  });

  it(
    'of bots that really play, each forgetting more than the one before, finds their order, too',
    () => {
      const hall = hallById(process.env.LUNCH ? 'sprint' : 'first-hall')!;
      const { tau, medianWaitS, matches } = simulateLunch(BOTS, LENGTH_S, 'LUNCH', unevenPlayers(hall, BOTS), DAYS);
      console.log(matches, 'matches, tau', tau, 'wait', medianWaitS);
      expect(tau).toBeGreaterThanOrEqual(0.8);
      expect(medianWaitS).toBeLessThanOrEqual(40);
    },
    TIME_MS,
  );
});
