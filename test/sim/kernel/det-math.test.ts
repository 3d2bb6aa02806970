import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ewmaWeight, exp, ln, pow } from '#shared/sim/kernel/det-math.ts';

const relative = (got: number, wanted: number) => Math.abs(got - wanted) / Math.max(1e-300, Math.abs(wanted));

describe('maths that give the same bits everywhere', () => {
  it('exp agrees with the platform to 1e-13 over the range of the model', () => {
    fc.assert(
      fc.property(fc.double({ min: -600, max: 600, noNaN: true }), (x) => relative(exp(x), Math.exp(x)) < 1e-13),
      { seed: 1, numRuns: 2000 },
    );
  });

  it('ln agrees with the platform to 1e-13', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-12, max: 1e12, noNaN: true }),
        (x) => Math.abs(ln(x) - Math.log(x)) < 1e-13 * Math.max(1, Math.abs(Math.log(x))),
      ),
      { seed: 1, numRuns: 2000 },
    );
  });

  it.each([
    [2, 10, 1024],
    [9, 0.5, 3],
    [0, 3, 0],
    [0, 0, 1],
  ])('%d to the power %d is %d', (x, y, wanted) => {
    expect(Math.abs(pow(x, y) - wanted)).toBeLessThan(1e-10);
  });

  it('refuses the logarithm of nothing, with the value', () => {
    expect(() => ln(0)).toThrow('ln of 0');
  });

  it('an average with time constant τ forgets 63 % after τ, in however many steps', () => {
    const kept = (steps: number) => {
      let value = 1;
      for (let i = 0; i < steps; i++) value *= 1 - ewmaWeight(10 / steps, 10);
      return value;
    };
    expect(kept(1)).toBeCloseTo(0.36788, 5);
    expect(kept(50)).toBeCloseTo(0.36788, 5);
  });
});
