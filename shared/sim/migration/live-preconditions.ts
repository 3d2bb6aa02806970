import type { HostId, VmId } from '#shared/ids.ts';
import { vmRefusal } from '../capabilities/index.ts';
import { showsTooMuch } from '../cpu/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { moveRefusal } from '../placement/index.ts';
import { migrationPolicy } from './migration-policy.ts';

/** Way there and back that a live move bears at most, ms (vSphere vMotion: 150 ms; vCenter manual). */
const MOST_RTT_MS = 150;

/** Why a running VM cannot be sent to another host with its state, or nothing. A cold move asks for less. */
export function liveMoveRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return moveRefusal(world, vm, host) ?? liveRefusal(world, vm, host);
}

/** What stands between a VM and a host only when the VM comes with its state, or nothing. */
export function liveRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return stateRefusal(world, vm, host) ?? linkRefusal(world);
}

/** Why the state of a VM would mean nothing to a host, or nothing: devices handed through, a processor too old. */
export function stateRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return (
    vmRefusal(world, 'carryState', vm) ?? (showsTooMuch(world, vm, host) ? { code: 'cpuTooOld', vm, host } : undefined)
  );
}

function linkRefusal({ hall, scenario }: OpenWorld): Refusal | undefined {
  if (hall.migrationMbit[0] === 0) return { code: 'migrationLinkDown' };
  const { rttMs } = migrationPolicy(scenario);
  return rttMs > MOST_RTT_MS ? { code: 'hostsTooFarApart', rttMs, mostMs: MOST_RTT_MS } : undefined;
}
