import { beforeAll, describe, expect, it } from 'vitest';
import { isVerbKey, verbKey } from '#client/model/commands/verb-keys.ts';
import { VERBS } from '#client/model/commands/verbs.ts';
import { changeText, mostLeft, nextStarAt, points, starsOf } from '#client/model/facts/score.ts';
import { SHORTCUTS } from '#client/play/shortcuts.ts';
import { SCENARIOS } from '#shared/scenarios/index.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { aWorld } from '../../support/a-world.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

describe('the score in words', () => {
  it('has stars at 40, 60 and 80 points, and rounds no star up', () => {
    expect([0, 39_999, 40_000, 60_000, 79_999, 80_000].map(starsOf)).toEqual([0, 0, 1, 2, 2, 3]);
    expect([39_999, 40_000, 80_000].map(nextStarAt)).toEqual([40, 60, undefined]);
    expect(points(79_999)).toBe('79');
  });

  it('names the axis with the most left to win among those that have points', () => {
    expect(mostLeft({ promises: 90_000, energy: 20_000, profit: 30_000 })).toBe('energy');
    expect(mostLeft({})).toBeUndefined();
  });

  it('says what moved it last, and why and for whom where service was lost', () => {
    const world = aWorld({ vms: 1 });
    expect(changeText(world, { axis: 'energy', milliPoints: 1200 })).toBe('+1.2 Energy');
    const lost = changeText(world, { axis: 'promises', milliPoints: -400, cause: 'steal', tenant: 0 });
    expect(lost).toMatch(/^−0\.4 Promises: .+, .+/);
  });
});

describe('the keys of verbs', () => {
  it.each(SCENARIOS)('in $id are never two on screen at once', (scenario) => {
    for (const on of ['vm', 'host', 'tenant'] as const) {
      const shown = VERBS.filter((verb) => (verb.on === on || verb.on === 'hall') && isAllowed(scenario, verb.command));
      const keys = shown.map(({ command }) => verbKey(scenario, command)).filter((key) => key !== undefined);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('are no other shortcut of the hall', () => {
    expect(SHORTCUTS.map(({ key }) => key).filter(isVerbKey)).toEqual([]);
  });

  it('of a hall stay the same whatever is selected', () => {
    const hall = { commands: ['buyHost', 'setOvercommit', 'placeVm', 'migrateLive', 'sleepHost'] };
    expect(hall.commands.map((command) => verbKey(hall, command as never))).toEqual(['q', 'w', 'r', 't', 'r']);
  });
});
