import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settled, showColumn, showLatencies } from '#shared/sim/kernel/quantize.ts';

describe('a shown value', () => {
  it('keeps still while the exact one moves less than three quarters of a quantum', () => {
    expect([settled(100, 107, 10), settled(100, 108, 10), settled(100, 92, 10)]).toEqual([100, 110, 90]);
  });

  it('is never further off than three quarters of a quantum, and nought for nought', () => {
    const walk = fc.array(fc.double({ min: 0, max: 2000, noNaN: true }), { minLength: 1, maxLength: 50 });
    const holds = (values: readonly number[]) => {
      let shown = 0;
      return values.every((exact) => {
        shown = settled(shown, exact, 16);
        return Number.isInteger(shown) && Math.abs(shown - exact) <= 12;
      });
    };
    fc.assert(fc.property(walk, holds), { seed: 1, numRuns: 200 });
    expect(settled(16, 0, 16)).toBe(0);
  });

  it('is the same column by column as cell by cell', () => {
    const [shown, exact] = [Int32Array.from([0, 10, 500]), Float64Array.from([0.004, 0, 0.521])];
    showColumn(shown, exact, 1000, 20);
    expect([...shown]).toEqual([0, 0, 520]);
  });

  it('of a latency is told to an eighth of its size, and to no more than 30 s', () => {
    const shown = new Int32Array(5);
    showLatencies(shown, Float64Array.from([3.2, 22.4, 130, 2100, 1e9]));
    expect([...shown]).toEqual([3, 22, 128, 2048, 30_000]);
  });
});
