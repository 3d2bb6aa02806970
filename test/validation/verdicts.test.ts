import { afterEach, describe, expect, it } from 'vitest';
import { page, pageProblem } from '../../tools/validate/page.ts';
import { resultOf } from '../../tools/validate/result.ts';
import { text } from '../../tools/validate/text.ts';
import { verdict } from './verdicts.ts';

const CASE = { kind: 'A', expected: 10, tolerance: 0.5, source: 'arithmetic' } as const;

describe('a verdict', () => {
  afterEach(({ task }) => {
    // These cases are about the table, so they must not appear in it.
    task.meta.verdicts = [];
  });

  it('fails the test when the figure is out of tolerance', () => {
    expect(() => verdict({ ...CASE, id: 'V-00 too far', computed: 10.6 })).toThrow(/V-00 too far/);
  });

  it('fails the test when a known miss no longer misses', () => {
    expect(() => verdict({ ...CASE, id: 'V-00 repaired', computed: 10, knownMiss: 'was wrong' })).toThrow(/agrees now/);
  });

  const results = [
    { ...CASE, id: 'V-98 upper part', computed: 10.1, agrees: true },
    {
      ...CASE,
      id: 'V-99',
      kind: 'P' as const,
      computed: 12,
      agrees: false,
      knownMiss: 'linear where the thing is not',
    },
  ].map(resultOf);

  it('is told with its id, its part and what distance agrees', () => {
    expect(results[0]).toMatchObject({ id: 'V-98', part: 'upper part', computed: 10.1, tolerance: 0.5, ok: true });
    expect(resultOf({ ...CASE, id: 'V-97', relative: true, computed: 10, agrees: true }).tolerance).toBe(5);
  });

  it('is printed in the block of its kind, misses with their reason, kinds never added up', () => {
    const lines = text(results).split('\n');
    expect(lines[0]).toBe('P  predictions');
    expect(lines).toContain('P  0 of 1 agree: predictions');
    expect(lines).toContain('A  1 of 1 agree: arithmetic');
    expect(lines).toContain('miss: V-99: linear where the thing is not');
  });

  it('is checked against the page, whether there is one or not', () => {
    expect(pageProblem(undefined, page(results))).toBe('is missing');
    expect(pageProblem(page(results.slice(1)), page(results))).toBe('is out of date');
    expect(pageProblem(page(results), page(results))).toBeUndefined();
  });

  it('stands on the page of results', () => {
    expect(page(results)).toContain('| V-99 | 12 | 10 | 0.5 | **misses** | arithmetic |');
    expect(page(results)).toContain('- **V-99**: linear where the thing is not');
  });
});
