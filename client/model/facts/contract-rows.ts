import { TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from './cell.ts';

/** Rows of the contracts that are in this state. */
export function tenantsIn({ tenants }: OpenWorld, state: (typeof TENANT_STATES)[number]): number[] {
  const code = TENANT_STATES.indexOf(state);
  const rows: number[] = [];
  for (let tenant = 0; tenant < tenants.rows; tenant++) if (at(tenants.state, tenant) === code) rows.push(tenant);
  return rows;
}

/** Whole seconds until an offer expires. */
export function secondsToAnswer(world: OpenWorld, tenant: number): number {
  const ticks = at(world.tenants.offerEndsAtTick, tenant) - world.tick;
  return Math.ceil(ticks * world.scenario.tickSeconds);
}
