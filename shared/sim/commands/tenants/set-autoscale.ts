import type { TenantId } from '#shared/ids.ts';
import { int, oneOf, row } from '#shared/payload.ts';
import { AUTOSCALE_METRICS } from '../../kernel/codes/index.ts';
import { activeTenantRefusal, clearEvaluations } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Gives an elastic tenant a rule for its number of VMs: keep a metric (load in percent, or response time in ms) at a
 * target, between `min` and `max` VMs, with so many seconds between two changes. `off`: its number stays as it is.
 */
export const setAutoscale = defineCommand({
  payload: {
    tenant: row<TenantId>('tenants'),
    metric: oneOf(AUTOSCALE_METRICS),
    target: int(1, 30_000),
    min: int(1, 65_535),
    max: int(1, 65_535),
    cooldownS: int(0, 3600),
  },

  check(world, { tenant, metric, target, min, max, cooldownS }) {
    const { tenants, scenario } = world;
    const refusal = activeTenantRefusal(world, tenant);
    if (refusal) return refusal;
    if (scenario.tenants[tenants.archetype[tenant]].elastic === undefined) return { code: 'notElastic', tenant };
    if (min > max) return { code: 'minAboveMax' };
    if (max > tenants.vms[tenant]) return { code: 'tooManyVms', tenant, maxVms: tenants.vms[tenant] };
    const same =
      tenants.autoscaleMetric[tenant] === AUTOSCALE_METRICS.indexOf(metric) &&
      tenants.autoscaleTarget[tenant] === target &&
      tenants.autoscaleMin[tenant] === min &&
      tenants.autoscaleMax[tenant] === max &&
      tenants.autoscaleCooldownS[tenant] === cooldownS;
    return same ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { tenant, metric, target, min, max, cooldownS }, by) {
    const { tenants, events } = world;
    tenants.autoscaleMetric[tenant] = AUTOSCALE_METRICS.indexOf(metric);
    tenants.autoscaleTarget[tenant] = target;
    tenants.autoscaleMin[tenant] = min;
    tenants.autoscaleMax[tenant] = max;
    tenants.autoscaleCooldownS[tenant] = cooldownS;
    clearEvaluations(world, tenant);
    events.push({ type: 'autoscaleSet', tenant, by });
  },
});
