import { NONE, type TenantId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { TENANT_STATES } from '../../kernel/codes/index.ts';
import { findRule, strikeRule, writeRefusal, writeRule } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Keeps all VMs of a tenant on different hosts, so that no host takes two of them with it; or gives that up. */
export const spreadTenant = defineCommand({
  payload: { tenant: row<TenantId>('tenants'), apart: flag() },

  check(world, { tenant, apart }) {
    if (world.tenants.state[tenant] !== TENANT_STATES.indexOf('active')) return { code: 'noSuchTenant', tenant };
    const wish = { kind: 'tenantApart', vm: NONE, other: tenant } as const;
    if (apart) return writeRefusal(world, wish);
    return findRule(world, wish) === NONE ? { code: 'nothingToChange' } : undefined;
  },

  apply(world, { tenant, apart }, by) {
    const wish = { kind: 'tenantApart', vm: NONE, other: tenant } as const;
    if (apart) writeRule(world, wish);
    else strikeRule(world, findRule(world, wish));
    world.events.push({ type: 'tenantSpread', tenant, on: apart, by });
  },
});
