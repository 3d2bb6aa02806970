import { describe, expect, it } from 'vitest';
import { blackFriday } from '#shared/levels/8/8-1.ts';
import { holidayOperator, type Ideas } from '#shared/levels/8/8-1-bots.ts';
import { prove } from '#shared/levels/prove.ts';

const ALL: Ideas = { elastic: true, promise: true, balloons: true, apart: true };

/** The stars of somebody with these ideas, who writes down the plan that wins. */
function starsOf(ideas: Ideas, answers = { rush: 0, memory: 0, failure: 0 }): readonly boolean[] {
  const bot = { bot: holidayOperator('reference', ideas), answers: () => answers };
  return prove({ ...blackFriday, players: { ...blackFriday.players, bot } }, 'S01').bot.stars;
}

describe('level 8-1', () => {
  it('is won with everything that earlier chapters taught', () => {
    expect(starsOf(ALL)).toEqual([true, true, true]);
  });

  it.each([
    ['machines that follow the load', { elastic: false }, 1],
    ['promising more memory than there is', { promise: false, balloons: false }, 1],
    ['balloons behind what was promised', { balloons: false }, 1],
    ['pairs apart and a reserve', { apart: false }, 2],
  ] as const)('is lost without %s', (_, without, star) => {
    expect(starsOf({ ...ALL, ...without })[star - 1]).toBe(false);
  });

  it('gives the third star only for a plan that was carried out', () => {
    expect(starsOf(ALL, { rush: 1, memory: 0, failure: 0 })).toEqual([true, true, false]);
  });
});
