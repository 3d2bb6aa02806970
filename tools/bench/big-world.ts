import { HALL_HOSTS } from '#shared/scenarios/hardware.ts';
import {
  APP_MUSEUM,
  BLOGGER_COOP,
  baseload,
  CLINIC,
  CORNER_SHOP,
  GAME_CLOCK,
  LEDGER_BANK,
  RENDER_BARN,
  USUAL_FACILITY,
  USUAL_POLICIES,
} from '#shared/scenarios/parts.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario, TenantSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';

/** VMs of a tenant, and of a host: a hall that is well used and a little overcommitted. */
const VMS_PER_TENANT = 16;
const VMS_PER_HOST = 20;
const KINDS = [
  CORNER_SHOP,
  APP_MUSEUM,
  BLOGGER_COOP,
  CORNER_SHOP,
  RENDER_BARN,
  CLINIC,
  BLOGGER_COOP,
  APP_MUSEUM,
] as const;

/** A scenario with so many VMs of all kinds, spread evenly, at ten in the morning. Same size, same scenario. */
function bigScenario(vms: number): Scenario {
  const hosts = Math.ceil(vms / VMS_PER_HOST);
  const tenants = Math.ceil(vms / VMS_PER_TENANT);
  return {
    ...GAME_CLOCK,
    id: `big-${vms}`,
    version: 1,
    seed: `B1G${vms}`,
    startHour: 10,
    lengthS: 0,
    rows: { hosts, vms, tenants, migrations: 64, incidents: 64, forecasts: 16 },
    hostModels: HALL_HOSTS,
    hosts: Array.from({ length: hosts }, () => ({ model: 'medium', state: 'on' as const })),
    tenants: Array.from({ length: tenants }, (_, t) =>
      tenant(t, Math.min(VMS_PER_TENANT, vms - t * VMS_PER_TENANT), hosts),
    ),
    events: [],
    demand: { kind: 'curves' },
    policies: { ...USUAL_POLICIES, overcommitPercent: 200 },
    facility: USUAL_FACILITY,
  };
}

export function bigWorld(vms: number): World {
  return createWorld(bigScenario(vms));
}

function tenant(t: number, vms: number, hosts: number): TenantSpec {
  const kind = KINDS[t % KINDS.length] ?? LEDGER_BANK;
  return baseload(
    kind,
    vms,
    Array.from({ length: vms }, (_, i) => (t * VMS_PER_TENANT + i) % hosts),
  );
}
