import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LevelId } from '#shared/levels/header.ts';
import { LEVELS } from '#shared/levels/index.ts';
import { merged, type Progress, type StarCount, withAttempt } from '#shared/levels/progress/progress.ts';
import { placeOf, progressCode, readProgressCode } from '#shared/levels/progress/progress-code.ts';
import { progressText, readProgressText } from '#shared/levels/progress/progress-file.ts';
import { CODE_ALPHABET } from '#shared/protocol/codes.ts';

/** Every level that a code has room for: at most so many of each chapter. */
const ROOM = [3, 6, 8, 6, 8, 6, 7, 6, 5];
const IDS = ROOM.flatMap((room, chapter) => Array.from({ length: room }, (_, i): LevelId => `${chapter}-${i + 1}`));

const anyProgress: fc.Arbitrary<Progress> = fc
  .dictionary(
    fc.constantFrom(...IDS),
    fc.record({ stars: fc.constantFrom<StarCount>(1, 2, 3), attempts: fc.constant(1) }),
  )
  .map((levels) => ({ ...levels }));

describe('the progress code', () => {
  it('is 24 signs that can be read out', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        expect(progressCode(progress)).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{6}){3}$/);
      }),
    );
  });

  it('tells the stars that were put into it, also in small letters and without hyphens', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const code = progressCode(progress);
        expect(readProgressCode(code)).toEqual({ ok: true, progress });
        expect(readProgressCode(code.toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, progress });
      }),
    );
  });

  it('is refused with any one sign wrong, at any place', () => {
    fc.assert(
      fc.property(anyProgress, (progress) => {
        const code = progressCode(progress).replaceAll('-', '');
        for (let place = 0; place < code.length; place++)
          for (const sign of CODE_ALPHABET) {
            if (sign === code[place]) continue;
            const wrong = code.slice(0, place) + sign + code.slice(place + 1);
            expect(readProgressCode(wrong)).toEqual({ ok: false, problem: 'wrong' });
          }
      }),
      { numRuns: 5 },
    );
  });

  it('is refused with any two signs exchanged, if they differ', () => {
    const place = fc.integer({ min: 0, max: 23 });
    fc.assert(
      fc.property(anyProgress, place, place, (progress, a, b) => {
        const signs = [...progressCode(progress).replaceAll('-', '')];
        fc.pre(signs[a] !== signs[b]);
        [signs[a], signs[b]] = [signs[b] ?? '', signs[a] ?? ''];
        expect(readProgressCode(signs.join(''))).toEqual({ ok: false, problem: 'wrong' });
      }),
    );
  });

  it('is refused with signs missing, and with signs that no code has', () => {
    expect(readProgressCode('')).toEqual({ ok: false, problem: 'length' });
    expect(readProgressCode('0000-0000')).toEqual({ ok: false, problem: 'length' });
    expect(readProgressCode('U'.repeat(24))).toEqual({ ok: false, problem: 'wrong' });
  });

  it('reads a code of before as long as there are codes: level 1-1 with three stars, 4-7 with one', () => {
    expect(readProgressCode('0C0000-000001-000000-0000ZJ')).toEqual({
      ok: true,
      progress: { '1-1': { stars: 3, attempts: 1 }, '4-7': { stars: 1, attempts: 1 } },
    });
  });

  it('has a place of its own for every level of the campaign', () => {
    const places = LEVELS.map(({ id }) => placeOf(id));
    expect(places).not.toContain(undefined);
    expect(new Set(places).size).toBe(places.length);
    expect(placeOf('9-1')).toBeUndefined();
    expect(placeOf('0-4')).toBeUndefined();
  });
});

describe('progress', () => {
  const met = [[{ figure: 'goodShare', is: 'atLeast', bound: 0.9, value: 0.95, met: true } as const]];

  it('keeps the best attempt of a level with its reasons, and counts all', () => {
    const one = withAttempt({}, '1-1', { stars: 2, conditions: met });
    const two = withAttempt(one, '1-1', { stars: 1, conditions: [] });
    expect(two).toEqual({ '1-1': { stars: 2, conditions: met, attempts: 2 } });
    expect(withAttempt(two, '1-1', { stars: 3, conditions: met })['1-1']).toEqual({
      stars: 3,
      conditions: met,
      attempts: 3,
    });
  });

  it('from two devices is the best of both, whichever comes first', () => {
    fc.assert(
      fc.property(anyProgress, anyProgress, (a, b) => {
        const both = merged(a, b);
        for (const id of IDS) expect(both[id]?.stars ?? 0).toBe(Math.max(a[id]?.stars ?? 0, b[id]?.stars ?? 0));
        expect(merged(b, a)).toEqual(both);
        expect(merged(both, a)).toEqual(both);
      }),
    );
  });

  it('keeps reasons that it knows when a code says as many stars without them', () => {
    const known: Progress = { '1-1': { stars: 2, attempts: 3, conditions: met } };
    expect(merged(known, { '1-1': { stars: 2, attempts: 1 } })).toEqual(known);
    expect(merged({ '1-1': { stars: 2, attempts: 1 } }, known)).toEqual(known);
  });

  it('comes back whole from its file', () => {
    const progress: Progress = { '1-1': { stars: 3, attempts: 2, conditions: met }, '2-4': { stars: 0, attempts: 1 } };
    expect(readProgressText(progressText(progress))).toEqual(progress);
  });

  it('is nothing in a file of something else, and leaves out what no level can have', () => {
    for (const text of ['', '[]', '{"levels":{}}', 'null', '{"format":"overcommit-progress","version":2,"levels":{}}'])
      expect(readProgressText(text)).toBeUndefined();
    const odd = { '1-1': { stars: 4, attempts: 1 }, '1-2': { stars: 1, attempts: 1, conditions: [1] }, x: 1 };
    const text = JSON.stringify({ format: 'overcommit-progress', version: 1, levels: odd });
    expect(readProgressText(text)).toEqual({ '1-2': { stars: 1, attempts: 1 } });
  });
});
