import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { TIERS, VM_STATES } from '../codes.ts';
import type { World } from '../world.ts';
import { promise } from './admission.ts';
import { startRoomRefusal } from './disk-space.ts';
import { bestTarget } from './evacuation.ts';
import { startBoot } from './vm-power.ts';

const LOST = VM_STATES.indexOf('lost');
const BOOTING = VM_STATES.indexOf('booting');
/** VMs that one host starts at once; design value. */
const PARALLEL_BOOTS = 4;

/**
 * Restarts lost VMs once HA has noticed, best tier first, each where most memory is left among the hosts that can start
 * one more. One that finds none waits: for a host, for memory, or for a player.
 */
export function restartLost(world: World): void {
  const { vms, tenants } = world;
  if (vms.state.indexOf(LOST) < 0) return;
  for (let tier = TIERS.length - 1; tier >= 0; tier--) {
    for (let vm = 0 as VmId; vm < vms.rows; vm++) {
      if (vms.state[vm] === LOST && tenants.tier[vms.tenant[vm]] === tier) restart(world, vm);
    }
  }
}

function restart(world: World, vm: VmId): void {
  const { vms, tick, events } = world;
  if (tick < vms.readyAtTick[vm]) return;
  const host = bestTarget(world, vm, (at) => bootingOn(world, at) < PARALLEL_BOOTS);
  if (host === NONE || startRoomRefusal(world, vm)) return;
  promise(world, vm, host);
  startBoot(world, vm);
  events.push({ type: 'vmRestarted', vm, host });
}

function bootingOn({ vms }: World, host: HostId): number {
  let booting = 0;
  for (let vm = 0; vm < vms.rows; vm++) if (vms.host[vm] === host && vms.state[vm] === BOOTING) booting++;
  return booting;
}
