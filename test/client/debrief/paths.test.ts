import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEBRIEF_PAGES, debriefPath, placeIn } from '#client/debrief/page/debrief-path.ts';

describe('the address of a page of a debrief', () => {
  it('names the page, and what of it is looked at', () => {
    expect(debriefPath('K7QF3M', 'score')).toBe('/d/K7QF3M');
    expect(debriefPath('K7QF3M', 'whatIf')).toBe('/d/K7QF3M/what-if');
    expect(debriefPath('K7QF3M', 'replay', { team: 2, tick: 450 })).toBe('/d/K7QF3M/replay?team=2&tick=450');
  });

  it('leads back to the same place', () => {
    const whole = fc.option(fc.nat(999_999_999), { nil: undefined });
    fc.assert(
      fc.property(fc.constantFrom(...DEBRIEF_PAGES), whole, whole, whole, (page, team, tick, beside) => {
        const query = debriefPath('K7QF3M', page, { team, tick, beside }).split('?')[1] ?? '';
        expect(placeIn(query)).toEqual({ team, tick, beside });
      }),
    );
  });

  it('names what of a loss is marked: a customer and a cause, both or none', () => {
    const about = { tenant: 3, cause: 'steal' } as const;
    const query = debriefPath('K7QF3M', 'replay', { team: 1, tick: 70, ...about }).split('?')[1] ?? '';
    expect(placeIn(query)).toEqual({ team: 1, tick: 70, beside: undefined, ...about });
    expect(placeIn('tenant=3')).not.toHaveProperty('tenant');
    expect(placeIn('tenant=3&cause=luck')).not.toHaveProperty('cause');
  });

  it('names nothing by what is no number', () => {
    expect(placeIn('?team=Ada&tick=-1&beside=1e9')).toEqual({ team: undefined, tick: undefined, beside: undefined });
  });
});
