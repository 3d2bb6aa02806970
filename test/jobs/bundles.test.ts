import { describe, expect, it } from 'vitest';
import { type Bundle, bundlesOf, dealJobs, isDealt, type Member, rotateJobs, takeJob } from '#shared/jobs/bundles.ts';
import { JOB_OF_ORDER } from '#shared/jobs/orders.ts';
import { JOBS } from '#shared/protocol/crew.ts';
import { COMMANDS } from '#shared/sim/commands/index.ts';

const [C, O, B]: Bundle[] = [['capacity'], ['operations'], ['business']];
const SIZES = [1, 2, 3, 4, 5, 6, 9];

/** A team in which nobody has anything yet. */
function newTeam(size: number): Member[] {
  return Array.from({ length: size }, (_, seat) => ({ seat }));
}

function having(members: readonly Member[], deal: readonly Bundle[]): Member[] {
  return members.map(({ seat }, i) => ({ seat, jobs: deal[i] }));
}

describe('the jobs of a team', () => {
  it('are dealt so: one has all, two share, from four on a job has two people', () => {
    expect(
      [1, 2, 3, 4, 5].map((size) =>
        bundlesOf(size)
          .map((bundle) => bundle.join('+'))
          .join(' · '),
      ),
    ).toEqual([
      'capacity+operations+business',
      'capacity+business · operations',
      'capacity · operations · business',
      'capacity · operations · business · operations',
      'capacity · operations · business · operations · capacity',
    ]);
  });

  it.each(SIZES)('of %i leave no order without somebody whose order it is', (size) => {
    const held = new Set(bundlesOf(size).flat());
    expect([...held].sort()).toEqual([...JOBS].sort());
    expect(bundlesOf(size)).toHaveLength(size);
    expect(Object.keys(JOB_OF_ORDER).sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  it.each(SIZES)('go round in a team of %i so that after as many turns everybody has had every job', (size) => {
    let members = having(newTeam(size), bundlesOf(size));
    const had = members.map(() => new Set<string>());
    for (let turn = 0; turn < size; turn++) {
      members.forEach(({ jobs }, i) => {
        for (const job of jobs ?? []) had[i]?.add(job);
      });
      members = having(members, rotateJobs(members));
      expect(isDealt(members)).toBe(true);
    }
    expect(had.map((jobs) => jobs.size)).toEqual(members.map(() => 3));
    expect(members.map(({ jobs }) => jobs)).toEqual(bundlesOf(size));
  });

  it('are kept by as many as can keep them when somebody comes or goes', () => {
    const three = having(newTeam(3), [C, O, B]);
    expect(dealJobs([...three, { seat: 3 }])).toEqual([C, O, B, O]);
    // Operations goes: the one who had Business now has Operations, or the one with Capacity takes Business as well.
    expect(dealJobs([three[0]!, three[2]!])).toEqual([['capacity', 'business'], O]);
    expect(dealJobs([three[1]!])).toEqual([JOBS]);
  });

  it('change hands between two when one takes a job, and nobody else is touched', () => {
    const three = having(newTeam(3), [C, O, B]);
    expect(takeJob(three, 0, 'business')).toEqual([B, O, C]);
    expect(takeJob(three, 0, 'capacity')).toBeUndefined();
    expect(takeJob(having(newTeam(1), [JOBS]), 0, 'business')).toBeUndefined();
    const two = having(newTeam(2), bundlesOf(2));
    expect(takeJob(two, 1, 'business')).toEqual([O, ['capacity', 'business']]);
  });
});
