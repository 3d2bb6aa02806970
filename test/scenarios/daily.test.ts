import { describe, expect, it } from 'vitest';
import { DAILY_HALLS, dailyOf } from '#shared/scenarios/daily.ts';
import { hallById, scenarioById } from '#shared/scenarios/index.ts';

describe('the hall of the day', () => {
  it('is the same for everybody on one date, with the date as its seed', () => {
    expect(dailyOf('2026-11-30')).toEqual(dailyOf('2026-11-30'));
    expect(dailyOf('2026-11-30').seed).toBe('2026-11-30');
  });

  it('comes round to each hall before any comes twice', () => {
    const days = Array.from({ length: DAILY_HALLS.length }, (_, i) => new Date(Date.UTC(2026, 1, 20 + i)));
    const halls = days.map((day) => dailyOf(day.toISOString().slice(0, 10)).hall);
    expect(new Set(halls).size).toBe(DAILY_HALLS.length);
  });

  it('has an end, and is dealt by its seed', () => {
    for (const id of DAILY_HALLS) {
      expect(hallById(id)?.scenario.lengthS, id).toBeGreaterThan(0);
      expect(scenarioById(id, '2026-11-30')).toEqual(scenarioById(id, '2026-11-30'));
    }
  });

  it('needs a date', () => {
    expect(() => dailyOf('tomorrow')).toThrow('no date: tomorrow');
  });
});
