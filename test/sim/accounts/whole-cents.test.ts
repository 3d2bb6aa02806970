import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { giveOut } from '#shared/sim/accounts/whole-cents.ts';
import { runs } from '../../support/runs.ts';

describe('whole cents given out', () => {
  it('go to the largest remainders, and what is left over is carried [ACC-2]', () => {
    const fractions = Float64Array.of(1.5, 0.25, 0.75, 0.5);
    const cents = new Float64Array(4);
    giveOut(2, fractions, cents, 0, 4);
    expect([...cents]).toEqual([1, 0, 1, 0]);
    expect([...fractions]).toEqual([0.5, 0.25, -0.25, 0.5]);
  });

  it('add up to what was given, and over time nobody is a cent away from his share [ACC-2]', () => {
    const due = fc.array(fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(due, (ticks) => {
        const [fractions, cents, exact] = [new Float64Array(5), new Float64Array(5), new Float64Array(5)];
        let [given, total] = [0, 0];
        for (const tick of ticks) {
          tick.forEach((x, row) => {
            fractions[row] += x;
            exact[row] += x;
            total += x;
          });
          const whole = Math.floor(total) - given;
          giveOut(whole, fractions, cents, 0, 5);
          given += whole;
        }
        expect(cents.reduce((sum, x) => sum + x, 0)).toBe(given);
        for (let row = 0; row < 5; row++) expect(Math.abs(cents[row] - exact[row])).toBeLessThan(2);
      }),
      runs(100),
    );
  });
});
