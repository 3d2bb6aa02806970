import { describe, expect, it } from 'vitest';
import { type Job, playSeed } from '../../tools/balance/play-seed.ts';
import { faultsOf, MUST_SHOW, seedsOutOfOrder, summaryOf } from '../../tools/balance/summary.ts';

/** Halls of a day whose order of bots was seen under twenty seeds: some of them are looked at here. */
const JOBS: readonly Job[] = [
  { hall: 'first-hall', seed: 'S02' },
  { hall: 'sprint', seed: 'S01' },
  { hall: 'sprint', seed: 'S13' },
  { hall: 'thin-ice', seed: 'S01' },
];

describe('the balance of halls', () => {
  const games = JOBS.map((job) => ({ ...job, outcomes: new Map(playSeed(job)) }));

  it.each(['first-hall', 'sprint', 'thin-ice'])(
    'of %s: nothing for who does nothing, and who cares beats who does not',
    (hall) => {
      const { idle, reference, twin } = summaryOf(games).halls[hall]!;
      expect(idle!.mean).toBeLessThanOrEqual(MUST_SHOW.idleMost);
      expect(reference!.mean).toBeGreaterThanOrEqual(MUST_SHOW.referenceLeast);
      if (twin) expect(reference!.mean - twin.mean).toBeGreaterThanOrEqual(MUST_SHOW.twinBehind);
      expect(seedsOutOfOrder(games, hall)).toEqual([]);
      expect(faultsOf(games, hall)).toEqual([]);
    },
  );

  it('tells another score of the operator for another seed', () => {
    const sprints = games.filter(({ hall }) => hall === 'sprint');
    const [one, other] = sprints.map(({ outcomes }) => outcomes.get('reference')!.milliPoints);
    expect(one).not.toBe(other);
  });
}, 120_000);
