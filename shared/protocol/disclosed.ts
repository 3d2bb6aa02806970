import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';

/** A scenario without what players must not know: its seed, its events, where load comes from, when contracts come. */
export function disclosed(scenario: Scenario): Scenario {
  return {
    ...scenario,
    seed: '',
    events: [],
    demand: { kind: 'curves' },
    tenants: scenario.tenants.map((tenant): TenantSpec => ({ ...tenant, offerAtS: 0 })),
  };
}
