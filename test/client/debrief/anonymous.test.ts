import { beforeAll, expect, it } from 'vitest';
import { anonymous } from '#client/debrief/class/anonymous.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';
import { speakEnglish } from '../english.ts';

beforeAll(speakEnglish);

/** Another team as a player's debrief has it: without number and emblem. */
function unnamed(milliPoints: number): TeamDebrief {
  return { team: -1, emblem: -1, score: { milliPoints } } as unknown as TeamDebrief;
}

it('numbers teams by their score, also those that a player sees without numbers', () => {
  const own = { ...unnamed(50_000), team: 2, emblem: 2 };
  const { teams, nameOf } = anonymous([own, unnamed(90_000), unnamed(10_000)]);
  expect(teams.map(({ score }) => score?.milliPoints)).toEqual([90_000, 50_000, 10_000]);
  expect(teams.map(nameOf)).toEqual(['Team 1', 'Team 2', 'Team 3']);
});
