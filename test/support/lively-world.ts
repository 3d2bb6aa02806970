import { LEDGER_BANK, offered, RENDER_BARN, RTOS_WORKS, TICKET_RUSH } from '#shared/scenarios/parts.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { aScenario } from './a-world.ts';

/**
 * A scenario in which much happens in few ticks: tight memory, offers and events from the first seconds on, service judged
 * every business hour, hosts that may fail.
 */
const BASE: Scenario = {
  ...aScenario({
    hosts: [
      { model: 'small', state: 'on' },
      { model: 'small', state: 'on' },
      { model: 'legacy', state: 'off' },
    ],
    vms: 12,
    vm: { meanLoad: 0.5, vcpus: 2 },
    placedOn: [0, 0, 0, 0, 0, 0, 0, 1, 1, 1],
    policies: { sharing: 'tenant', scanPagesPerSecond: 20_000, pagePatching: true, coScheduling: 'relaxed' },
    facility: { dayCentsPerKwh: 20_000, nightCentsPerKwh: 12_000, hostMtbfHours: 40, startCents: 5_000_000 },
  }),
  id: 'lively',
  seed: 'L1VELY',
  rows: { hosts: 6, vms: 32, tenants: 6, migrations: 6, incidents: 6, forecasts: 4 },
  events: [
    { kind: 'tenantBurst', subject: 0, atS: 6, forS: 8, warningS: 4, factor: 3 },
    { kind: 'correlatedPeak', subject: -1, atS: 9, forS: 8, warningS: 5, factor: 1.2 },
    { kind: 'linkDown', subject: -1, atS: 12, forS: 4, warningS: 0, factor: 0 },
    { kind: 'hostFailing', subject: 1, atS: 18, forS: 0, warningS: 6, factor: 1 },
  ],
};

const OFFERS = [
  offered(RENDER_BARN, 4, 1, 10),
  offered(TICKET_RUSH, 4, 2, 10),
  offered(LEDGER_BANK, 1, 3, 10),
  offered(RTOS_WORKS, 2, 4, 10),
];

export function livelyScenario(): Scenario {
  const hostModels = BASE.hostModels.map((model) => (model.id === 'small' ? { ...model, numaNodes: 2 } : model));
  const policies = { ...BASE.policies, sla: { periodHours: 1, credits: [{ below: 0.9, credit: 0.5 }] } };
  return { ...BASE, hostModels, policies, tenants: [...BASE.tenants, ...OFFERS] };
}

export function livelyWorld(): World {
  return createWorld(livelyScenario());
}
