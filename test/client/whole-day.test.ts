import { expect, it } from 'vitest';
import { isWholeDay } from '#client/day/whole-day.ts';
import { scenarioById } from '#shared/scenarios/index.ts';

it('takes a day for whole only when its hall was played to the end', () => {
  const scenario = scenarioById('sprint', 'DAY');
  if (!scenario) throw new Error('no sprint');
  // Sprint lasts 240 s.
  const end = 240 / scenario.tickSeconds;
  expect(isWholeDay({ scenario, tick: end })).toBe(true);
  expect(isWholeDay({ scenario, tick: end - 1 })).toBe(false);
});
