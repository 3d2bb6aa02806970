import type { HostId, VmId } from '#shared/ids.ts';
import { hostRefusal } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { setupRefusal } from '../virtualization/index.ts';
import { zoneRefusal } from './tenant-zones.ts';

/** Why a host cannot run a VM whatever room it has, or nothing. */
export function targetRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return hostRefusal(world, 'receive', host) ?? setupRefusal(world, vm, host) ?? zoneRefusal(world, vm, host);
}
