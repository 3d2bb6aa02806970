import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { committableMib, guestNeedMib } from './memory-commitment.ts';

const ON = HOST_STATES.indexOf('on');

/** Whether a tenant signs only with a hall that has room for it already. */
export function wantsHeadroom({ tenants, scenario }: OpenWorld, tenant: TenantId): boolean {
  return scenario.tenants[tenants.archetype[tenant]].wantsHeadroom === true;
}

/** Why the hosts that run could not promise the memory of all VMs of a tenant now, or nothing. */
export function headroomRefusal(world: OpenWorld, tenant: TenantId): Refusal | undefined {
  const { tenants, hosts } = world;
  const needMib = tenants.vmsNow[tenant] * guestNeedMib(world, tenants.firstVm[tenant] as VmId);
  let freeMib = 0;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.state[host] === ON && hosts.maintenance[host] === 0) freeMib += Math.max(0, committableMib(world, host));
  }
  return needMib > freeMib ? { code: 'notEnoughHallMemory', needMib, freeMib } : undefined;
}
