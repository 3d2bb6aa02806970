import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonFault } from '#shared/lab/json-text.ts';
import { runs } from '../support/runs.ts';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('finding where a text stops being JSON', () => {
  it('finds nothing in what is JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(jsonFault(text)).toBeUndefined();
      }),
      runs(200),
    );
  });

  it('agrees with the platform about texts with one character changed', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', '[', '\\', '0', 'x', '\n', ' ', '\u0001'),
        (text, at, char) => {
          const i = at % text.length;
          const changed = text.slice(0, i) + char + text.slice(i + 1);
          expect(jsonFault(changed) === undefined).toBe(isJson(changed));
        },
      ),
      runs(500),
    );
  });
});
