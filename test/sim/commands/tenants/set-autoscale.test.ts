import { describe, expect, it } from 'vitest';
import { baseload, TICKET_RUSH } from '#shared/scenarios/parts.ts';
import { AUTOSCALE_METRICS } from '#shared/sim/kernel/codes/index.ts';
import { aWorld } from '../../../support/a-world.ts';
import { give } from '../../../support/give.ts';

const ELASTIC = { ...baseload(TICKET_RUSH, 8, [0, 0]), elastic: { start: 2 } };
const RULE = { tenant: 0, metric: 'cpu', target: 60, min: 2, max: 6, cooldownS: 10 } as const;

describe('a scaling rule', () => {
  it('is set for an elastic tenant and can be switched off', () => {
    const world = aWorld({ tenants: [ELASTIC] });
    expect(give(world, 'setAutoscale', RULE, 3)).toBeUndefined();
    expect(world.events).toContainEqual({ type: 'autoscaleSet', tenant: 0, by: 3 });
    expect([world.tenants.autoscaleTarget[0], world.tenants.autoscaleMax[0]]).toEqual([60, 6]);
    expect(give(world, 'setAutoscale', RULE)).toEqual({ code: 'nothingToChange' });
    expect(give(world, 'setAutoscale', { ...RULE, metric: 'off' })).toBeUndefined();
    expect(AUTOSCALE_METRICS[world.tenants.autoscaleMetric[0]]).toBe('off');
  });

  it('is refused where it makes no sense', () => {
    const world = aWorld({ tenants: [ELASTIC, baseload(TICKET_RUSH, 2, [0, 0])] });
    expect(give(world, 'setAutoscale', { ...RULE, tenant: 1 })).toEqual({ code: 'notElastic', tenant: 1 });
    expect(give(world, 'setAutoscale', { ...RULE, tenant: 2 })).toEqual({ code: 'noSuchTenant', tenant: 2 });
    expect(give(world, 'setAutoscale', { ...RULE, min: 7 })).toEqual({ code: 'minAboveMax' });
    expect(give(world, 'setAutoscale', { ...RULE, max: 9 })).toEqual({ code: 'tooManyVms', tenant: 0, maxVms: 8 });
  });
});
