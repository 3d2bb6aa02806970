import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ENTRIES } from '#shared/see/index.ts';
import { COURSE_ITEMS } from '#shared/see/items.ts';
import { coverage, coveragePage } from '../../tools/see/coverage.ts';
import { NOT_PLAYED } from '../../tools/see/not-played.ts';
import { seePage } from '../../tools/see/page.ts';
import { isLost } from './links.ts';

describe('the items of the lecture texts', () => {
  const ids = COURSE_ITEMS.map(({ id }) => id);

  it('are 137, numbered without a gap', () => {
    expect(ids).toEqual(Array.from({ length: 137 }, (_, i) => `C${String(i + 1).padStart(3, '0')}`));
  });

  it('are all that concepts say to show', () => {
    expect(ENTRIES.flatMap(({ covers }) => covers).filter((id) => !ids.includes(id))).toEqual([]);
  });

  it('have each a place', () => {
    expect(coverage().missing).toEqual([]);
  });

  it('are played, or it says why they cannot be', () => {
    expect(coverage().notPlayed).toEqual(Object.keys(NOT_PLAYED));
  });

  it('lead only to concepts, halls, anchors and rules that exist', () => {
    expect(Object.values(coverage().links).flat().filter(isLost)).toEqual([]);
  });

  it('add up', () => {
    const { items, covered, missing } = coverage();
    expect(covered + missing.length).toBe(items);
  });
});

describe('the pages about concepts', () => {
  it.each([
    { page: 'docs/see.md', written: seePage, command: 'npm run see -- --write' },
    { page: 'docs/coverage.md', written: coveragePage, command: 'npm run coverage -- --write' },
  ])('$page is what `$command` writes', ({ page, written }) => {
    expect(readFileSync(page, 'utf8')).toBe(written());
  });
});
