import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeSteps, shownTenths, tenths, type WaterfallStep } from '#client/debrief/score/waterfall-steps.ts';

const step = (milliPoints: number, i: number): WaterfallStep => ({ key: `${i}`, label: '', milliPoints, colour: '' });
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, each) => sum + each, 0);
const losses = fc.array(fc.integer({ min: -11_000, max: 0 }), { minLength: 1, maxLength: 9 });

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
      fc.property(losses, (changes) => {
        const end = tenths(100_000 + sumOf(changes));
        expect(1_000 + sumOf(shownTenths(changes.map(step), end - 1_000))).toBe(end);
      }),
    );
  });

  it('are each shown as what they are, or a tenth beside it', () => {
    fc.assert(
      fc.property(losses, (changes) => {
        const shown = shownTenths(changes.map(step), tenths(sumOf(changes)));
        for (const [i, change] of changes.entries()) expect(Math.abs((shown[i] ?? 0) * 100 - change)).toBeLessThan(150);
      }),
    );
  });

  it('are shown no larger than one that is larger', () => {
    fc.assert(
      fc.property(losses, (changes) => {
        const sorted = [...changes].sort((a, b) => a - b);
        const shown = shownTenths(sorted.map(step), tenths(sumOf(sorted)));
        expect(shown).toEqual([...shown].sort((a, b) => a - b));
      }),
    );
  });
});
