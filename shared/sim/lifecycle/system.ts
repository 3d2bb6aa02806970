import type { HostId, MigrationId, VmId } from '#shared/ids.ts';
import { startTransition } from '../cluster/hosts/host-power.ts';
import { HOST_STATES, MIGRATION_STATES, VM_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { land } from '../migration/live-migration.ts';
import { comeHome } from '../migration/post-copy.ts';
import { continueBoot } from './boot-work.ts';
import { clearGuest } from './guest-state.ts';

/** System of the tick: hosts and VMs that are on their way from one power state to another, and VMs that have arrived. */
export function lifecycle(world: World): void {
  for (let m = 0 as MigrationId; m < world.migrations.rows; m++) {
    comeHome(world, m);
    if (world.migrations.arrived[m] && world.migrations.state[m] !== MIGRATION_STATES.indexOf('none')) land(world, m);
  }
  for (let host = 0 as HostId; host < world.hosts.rows; host++) moveHostOn(world, host);
  for (let vm = 0 as VmId; vm < world.vms.rows; vm++) moveVmOn(world, vm);
}

function moveHostOn(world: World, host: HostId): void {
  const { hosts, tick } = world;
  if (hosts.readyAtTick[host] === 0 || tick < hosts.readyAtTick[host]) return;
  hosts.readyAtTick[host] = 0;
  switch (HOST_STATES[hosts.state[host]]) {
    case 'delivering':
      startTransition(world, host, 'booting');
      return;
    case 'booting':
    case 'waking':
      hosts.state[host] = HOST_STATES.indexOf('on');
      world.events.push({ type: 'hostReady', host });
      return;
    case 'goingToSleep':
      hosts.state[host] = HOST_STATES.indexOf('asleep');
      return;
    case 'failed':
      // The replacement is racked and stays dark until somebody wants it.
      hosts.state[host] = HOST_STATES.indexOf('off');
      return;
    default:
      throw new Error(`host ${host} in state ${hosts.state[host]} was on its way somewhere`);
  }
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
