import type { HostId, VmId } from '#shared/ids.ts';
import type { Refusal } from '../refusals.ts';
import type { OpenWorld } from '../world.ts';
import { admissionRefusal } from './admission.ts';
import { reservationRefusal } from './allocation.ts';
import { targetRefusal } from './host-power.ts';
import { movingDiskRefusal } from './moving-disks.ts';
import { coresRefusal } from './pinning.ts';
import { ruleRefusal } from './placement-rules.ts';
import { reachRefusal } from './vm-files.ts';

/** Why a VM may not come to a host where it does not stand yet, or nothing. */
export function arrivalRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return (
    targetRefusal(world, vm, host) ??
    reachRefusal(world, vm, host) ??
    coresRefusal(world, host) ??
    admissionRefusal(world, vm, host) ??
    reservationRefusal(world, vm, host) ??
    movingDiskRefusal(world, vm, host) ??
    ruleRefusal(world, vm, host)
  );
}
