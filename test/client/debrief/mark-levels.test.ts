import { expect, it } from 'vitest';
import { markLevels } from '#client/debrief/replay/mark-levels.ts';

it('puts a mark that would hide the one before it a level further, and comes back as soon as there is room', () => {
  expect(markLevels([0, 0.5, 0.55, 0.58, 0.61, 1], 0.1)).toEqual([0, 0, 1, 2, 0, 0]);
  expect(markLevels([0, 0.5, 0.55, 0.58, 0.61, 1], 0.02)).toEqual([0, 0, 0, 0, 0, 0]);
});
