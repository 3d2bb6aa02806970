import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withOverrides } from '#shared/lab/overrides.ts';
import { LIVELY_EXPERIMENT } from '../support/lively-experiment.ts';
import { runs } from '../support/runs.ts';
import { complaints } from './an-experiment.ts';

type Path = readonly (string | number)[];

/** A path, then why. Names that are no words stand in quotes. */
const LINE = /^[a-zA-Z](?:\w|\.|\[\d+\]|\["(?:[^"\\]|\\.)*"\])*: \S/;

/** Every place in a value, itself not counted. */
function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  const entries = Array.isArray(value) ? value.map((child, i) => [i, child] as const) : Object.entries(value);
  return entries.flatMap(([key, child]) => [[...at, key], ...placesIn(child, [...at, key])]);
}

const PLACES = placesIn(LIVELY_EXPERIMENT);

describe('a file in which anything stands at any place', () => {
  it('is sound, or is told what is wrong in lines that begin with a path', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PLACES), fc.jsonValue(), (path, value) => {
        const found = complaints(withOverrides(LIVELY_EXPERIMENT, [{ path, value }]));
        for (const line of found) expect(line).toMatch(LINE);
        for (const line of found) expect(line).not.toMatch(/undefined|\[object|Invalid/);
      }),
      runs(300),
    );
  });

  it('with a field that nobody knows is always told so', () => {
    const objects = PLACES.filter((path) => {
      const value = path.reduce<unknown>(
        (here, part) => (here as { [key: string | number]: unknown })[part],
        LIVELY_EXPERIMENT,
      );
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    });
    for (const path of objects) {
      const found = complaints(withOverrides(LIVELY_EXPERIMENT, [{ path: [...path, 'zzz'], value: 1 }]));
      expect(found.join('\n')).toContain('zzz: unknown');
    }
  });
});
