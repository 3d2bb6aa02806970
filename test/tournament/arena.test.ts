import { describe, expect, it } from 'vitest';
import { simulateLunch } from '../../tools/arena/lunch.ts';

describe('an arena at lunch', () => {
  it.each(['A', 'B', 'C'])('of 40 finds their order of strength, and lets nobody wait long, seed %s', (seed) => {
    const { tau, medianWaitS } = simulateLunch(40, 2400, seed);
    expect(tau).toBeGreaterThanOrEqual(0.8);
    expect(medianWaitS).toBeLessThanOrEqual(40);
  });
});
