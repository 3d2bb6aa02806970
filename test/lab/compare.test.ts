import { describe, expect, it } from 'vitest';
import { comparisonText, firstDifference } from '#shared/lab/compare/first-difference.ts';
import { statesOf } from '#shared/lab/compare/state.ts';
import { checkExperiment } from '#shared/lab/read-experiment.ts';
import { CLASSIC_QUARTER } from '../support/lively-experiment.ts';
import { SOUND } from './an-experiment.ts';

const states = (value: unknown) => statesOf(checkExperiment(value), () => undefined);
const compared = (a: unknown, b: unknown) => firstDifference(states(a), states(b));

describe('comparing two runs', () => {
  it('says that they are equal', () => {
    expect(comparisonText(compared(SOUND, SOUND))).toBe('equal in all 20 ticks');
  });

  it('names the first tick and cell in which they differ, with both values', () => {
    const order = { at: 7, command: 'setHaPriority', args: { vm: 1, priority: 'high' } };
    const { difference } = compared(SOUND, { ...SOUND, orders: [order] });
    expect(difference).toEqual({ kind: 'cell', tick: 8, cell: 'vms.haPriority[1]', a: 0, b: 1 });
    expect(comparisonText(compared(SOUND, { ...SOUND, orders: [order] }))).toBe(
      'tick 8: vms.haPriority[1] is 0 in A and 1 in B',
    );
  });

  it('does not count the dice before they fall', () => {
    const comparison = compared({ ...SOUND, seed: 'A' }, { ...SOUND, seed: 'B' });
    expect(comparison.streamsFrom).toBe(0);
    expect(comparison.difference?.tick ?? 20).toBeGreaterThan(0);
  });

  it('tells tables of different size', () => {
    const { difference } = compared(SOUND, { ...SOUND, vms: [{ count: 5, meanLoad: 0.5 }] });
    expect(difference).toMatchObject({ kind: 'shape', tick: 0, a: 4, b: 5 });
  });

  it('tells runs of different length', () => {
    expect(compared(SOUND, { ...SOUND, ticks: 12 }).difference).toEqual({ kind: 'length', tick: 12, longer: 'a' });
  });

  it('finds the step in which two classic policies part', () => {
    const { difference } = compared(CLASSIC_QUARTER, { ...CLASSIC_QUARTER, policy: 'thr_mmt_0.8' });
    expect(difference?.kind).toBe('cell');
    expect(difference?.tick).toBeGreaterThan(0);
  });
});
