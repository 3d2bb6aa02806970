import { describe, expect, it } from 'vitest';
import { bites, faultTable, isAnswered, meansOf, tryFaults } from '../../tools/balance/faults.ts';

describe('a fault of a hall, tried alone', () => {
  it('costs who does nothing, and next to nothing who gives the order that answers it', () => {
    const [trial] = tryFaults('long-night', 'S01', 'coolingFault');
    expect(trial!.answers).toEqual(['setCooling']);
    expect(trial!.idle.badVmS).toBeGreaterThan(30);
    expect(trial!.answered.badVmS).toBeLessThan(trial!.idle.badVmS / 2);
    expect([bites(trial!), isAnswered(trial!)]).toEqual([true, true]);
  }, 60_000);

  it('is judged by service where it costs enough of that, else by money', () => {
    const trial = {
      hall: 'a',
      fault: 'tariffSpike',
      answers: ['setEnergyPlan'],
      idle: { badVmS: 0, cents: 2000 },
      answered: { badVmS: 0, cents: 1000 },
      worthCents: 100_000,
    } as const;
    expect([bites(trial), isAnswered(trial)]).toEqual([true, true]);
    expect(bites({ ...trial, idle: { badVmS: 29, cents: 1999 } })).toBe(false);
    expect(isAnswered({ ...trial, idle: { badVmS: 30, cents: 2000 }, answered: { badVmS: 16, cents: 0 } })).toBe(false);
    expect(isAnswered({ ...trial, answered: { badVmS: 0, cents: 1001 } })).toBe(false);
    const mean = meansOf([trial, { ...trial, idle: { badVmS: 60, cents: 0 } }]);
    expect(mean.map(({ idle }) => idle)).toEqual([{ badVmS: 30, cents: 1000 }]);
    expect(faultTable([trial])).toContain('| yes');
  });
});
