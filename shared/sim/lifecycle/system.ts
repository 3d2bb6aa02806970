import type { HostId, VmId } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { continueBoot } from './boot-work.ts';
import { finishDrivers } from './driver-install.ts';
import { clearGuest } from './guest-state.ts';

/** Takes VMs that boot or stop on to the next state, when their time has come. */
export function moveVmsOn(world: World): void {
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) moveVmOn(world, vm);
  finishDrivers(world);
}

function moveVmOn(world: World, vm: VmId): void {
  const { vms, tick, events } = world;
  const state = VM_STATES[vms.state[vm]];
  if (state !== 'booting' && state !== 'stopping') return;
  if (vms.bootLeft[vm] > 0 && state === 'booting' && !continueBoot(world, vm)) return;
  if (tick < vms.readyAtTick[vm]) return;
  vms.readyAtTick[vm] = 0;
  if (state === 'booting') {
    vms.state[vm] = VM_STATES.indexOf('running');
    events.push({ type: 'vmStarted', vm, host: vms.host[vm] as HostId });
  } else {
    clearGuest(world, vm);
    vms.state[vm] = VM_STATES.indexOf('off');
  }
}
