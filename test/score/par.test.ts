import { describe, expect, it } from 'vitest';
import type { AxisFigures } from '#shared/score/index.ts';
import { parOf } from '#shared/score/par.ts';

const HOURS = 48;

/** Two days of a bot, hour by hour. */
function days(of: (hour: number) => Partial<AxisFigures>): AxisFigures[] {
  return Array.from({ length: HOURS }, (_, hour) => {
    return { promises: 0.5, density: 1, energy: 100, profit: -1000, ...of(hour) };
  });
}

const idle = days(() => ({}));

describe('the par of a hall', () => {
  it('has a target of a twentieth beyond the best bot, and for promises all of them kept', () => {
    const { floor, target } = parOf(10, [idle], [days(() => ({ promises: 0.8, density: 2, profit: 9000 }))]);
    expect([floor.promises[5], target.promises[5]]).toEqual([0.5, 1]);
    expect([floor.density[5], target.density[5]]).toEqual([1, 2.05]);
    expect([floor.profit[5], target.profit[5]]).toEqual([-1000, 9500]);
  });

  it('takes no hour of a day from a bot that has broken its promises by the end of that day', () => {
    const breaker = days((hour) => ({ promises: hour < 20 ? 1 : 0.1, density: 3 }));
    const keeper = days(() => ({ promises: 0.6, density: 2 }));
    const { target } = parOf(10, [idle], [breaker, keeper]);
    expect(new Set(target.density)).toEqual(new Set([2.05]));
    const late = days((hour) => ({ promises: hour < 10 ? 0.1 : 0.9, density: 3 }));
    expect(new Set(parOf(10, [idle], [late, keeper]).target.density)).toEqual(new Set([3.1]));
  });

  it('keeps floor and target of profit apart where the best ends with nothing', () => {
    for (const best of [-10, 0, 10]) {
      const { floor, target } = parOf(10, [days(() => ({ profit: best }))], [days(() => ({ profit: -5000 }))]);
      expect([floor.profit[3], target.profit[3]]).toEqual([best - 500, best]);
    }
  });
});
