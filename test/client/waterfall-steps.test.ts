import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSteps, shownTenths, type WaterfallStep } from '#client/debrief/score/waterfall-steps.ts';

const step = (milliPoints: number, i: number): WaterfallStep => ({ key: `${i}`, label: '', milliPoints, colour: '' });

describe('the bars of a waterfall', () => {
  it('begin where the one before ends', () => {
    const placed = placeSteps([step(-12_340, 0), step(-7_660, 1)], 100_000);
    expect(placed.map(({ from, to }) => [from, to])).toEqual([
      [100_000, 87_660],
      [87_660, 80_000],
    ]);
  });

  it('are shown so that what is read adds up to the score that is read', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -20_000, max: 5_000 }), { minLength: 1, maxLength: 12 }), (changes) => {
        const placed = placeSteps(changes.map(step), 100_000);
        const shown = placed.reduce((sum, each) => sum + shownTenths(each), 1_000);
        const end = placed.at(-1)?.to ?? 0;
        expect(shown).toBe(Math.round(end / 100));
      }),
    );
  });

  it('are shown so that the parts of a bar add up to it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -9_000, max: 0 }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 81_000, max: 100_000 }),
        (changes, start) => {
          const whole = placeSteps(
            [
              step(
                changes.reduce((sum, each) => sum + each, 0),
                0,
              ),
            ],
            start,
          )[0]!;
          const parts = placeSteps(changes.map(step), start);
          expect(parts.reduce((sum, each) => sum + shownTenths(each), 0)).toBe(shownTenths(whole));
        },
      ),
    );
  });
});
