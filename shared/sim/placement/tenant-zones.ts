import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { TENANT_ZONES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';

const DEDICATED = TENANT_ZONES.indexOf('dedicated');

/** Why zones keep a VM from a host, or nothing: a tenant with hosts of its own and another never stand together. */
export function zoneRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const { vms, tenants } = world;
  if (!tenants.zone.includes(DEDICATED)) return undefined;
  const own = vms.tenant[vm];
  for (let v = 0; v < vms.rows; v++) {
    if (vms.host[v] !== host || vms.tenant[v] === own) continue;
    if (isDedicated(world, vms.tenant[v])) return { code: 'hostIsDedicated', host };
    if (isDedicated(world, own)) return { code: 'hostHasOthers', host };
  }
  return undefined;
}

function isDedicated({ tenants }: OpenWorld, tenant: number): boolean {
  return tenant !== NONE && tenants.zone[tenant] === DEDICATED;
}
