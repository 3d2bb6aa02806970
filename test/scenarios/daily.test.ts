import { describe, expect, it } from 'vitest';
import { dailyOf, hallById } from '#shared/scenarios/index.ts';

const dates = Array.from({ length: 28 }, (_, day) => `2026-11-${String(day + 1).padStart(2, '0')}`);

describe('the hall of the day', () => {
  it('is the same for everybody on a date, and its seed is the date', () => {
    expect(dailyOf('2026-11-30')).toEqual(dailyOf('2026-11-30'));
    expect(dates.map((date) => dailyOf(date)?.seed)).toEqual(dates.map((date) => date.replaceAll('-', '')));
  });

  it('is dealt from a deck, has an end, and changes from day to day', () => {
    const halls = dates.map((date) => dailyOf(date)!.hall);
    for (const id of halls) {
      expect(hallById(id)?.deck).toBeDefined();
      expect(hallById(id)?.scenario.lengthS).toBeGreaterThan(0);
    }
    expect(new Set(halls).size).toBeGreaterThan(3);
  });

  it('is nothing for what is no date', () => {
    expect(['', '30.11.2026', '2026-13-01', '2026-00-10', 'tomorrow'].map(dailyOf)).toEqual(Array(5).fill(undefined));
  });
});
