import { afterEach, describe, expect, it } from 'vitest';
import { table } from './verdict-table.ts';
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

  it('is printed in the block of its kind, misses with their reason', () => {
    const text = table([
      { ...CASE, id: 'V-98', computed: 10.1, agrees: true },
      { ...CASE, id: 'V-99', kind: 'P', computed: 12, agrees: false, knownMiss: 'linear where the thing is not' },
    ]);
    expect(text.split('\n')[0]).toBe('P  predictions: 0 of 1 agree');
    expect(text).toContain('MISS: linear where the thing is not');
    expect(text).toContain('A  arithmetic: 1 of 1 agree');
  });
});
