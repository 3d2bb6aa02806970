import { describe, expect, it } from 'vitest';
import { GROUP_SIGNS, signOf, signsOf } from '#client/see/course/sign-of.ts';
import { GROUPS } from '#shared/see/header.ts';
import { ENTRIES } from '#shared/see/index.ts';

describe('the signs of the index of concepts', () => {
  it('show for each part of the course what a page of it shows, and for no two parts the same', () => {
    for (const group of GROUPS)
      expect(ENTRIES.filter((entry) => entry.group === group).flatMap(signsOf), group).toContain(GROUP_SIGNS[group]);
    expect(new Set(Object.values(GROUP_SIGNS)).size).toBe(GROUPS.length);
  });

  it('tell concepts apart: none stands for more than a fifth of them', () => {
    const signs = ENTRIES.map(signOf);
    for (const sign of new Set(signs))
      expect(signs.filter((each) => each === sign).length, sign).toBeLessThanOrEqual(ENTRIES.length / 5);
  });
});
