import { BLOGGER_COOP, baseload, MEGA_MAIL, offered, RENDER_BARN, TICKET_RUSH } from '#shared/scenarios/parts.ts';
import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { livelyScenario } from './lively-world.ts';

const TENANTS: readonly TenantSpec[] = [
  { ...baseload(MEGA_MAIL, 4, [0, 0, 1, 1]), vm: { ...MEGA_MAIL.vm, memMib: 2048, meanLoad: 0.7 } },
  {
    ...baseload(BLOGGER_COOP, 4, [0, 1]),
    product: 'paas',
    units: 7,
    elastic: { start: 2, rule: { metric: 'latency', target: 110, min: 1, max: 4, cooldownS: 2 } },
  },
  {
    ...baseload(RENDER_BARN, 2, [0, 1]),
    shape: { kind: 'batch', jobSeconds: 0.4, capSeconds: 3, alpha: 1.2, deadlineSeconds: 1 },
  },
  {
    ...offered(TICKET_RUSH, 6, 1, 10),
    elastic: { start: 2, rule: { metric: 'cpu', target: 40, min: 2, max: 6, cooldownS: 2 } },
  },
];

/** The lively hall with a service, a platform, late work and an elastic customer, each of which is judged in its own way. */
export function productsScenario(): Scenario {
  const { events, ...lively } = livelyScenario();
  return {
    ...lively,
    id: 'products',
    tenants: TENANTS,
    events: events.filter(({ kind }) => kind !== 'tenantBurst'),
    autoscaling: { everySeconds: 1, stabilisationSeconds: 3, provisionSeconds: 1 },
  };
}
