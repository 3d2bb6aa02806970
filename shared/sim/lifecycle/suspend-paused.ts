import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { copyFor } from '../capabilities/index.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { suspend, suspendRefusal } from './vm-life.ts';

const PAUSED = VM_STATES.indexOf('paused');

/**
 * Writes the memory of the paused guests of a host to files, so that nothing needs the host: a guest that does not run cannot
 * be moved with its state. One without room for its file stays, and is tried again.
 */
export function suspendPausedGuests(world: World, host: HostId): void {
  const { vms } = world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] !== PAUSED || vms.host[vm] !== host || suspendRefusal(world, vm, true)) continue;
    suspend(world, vm, true);
  }
}

/** How many paused guests of a host would find no room for a file of their memory. One at work on its files ends that by itself. */
export function pausedWithoutSpace(world: OpenWorld, host: HostId): number {
  const { vms, datastores } = world;
  const isHere = (vm: number) => vms.state[vm] === PAUSED && vms.host[vm] === host && copyFor(world, vm) === NONE;
  const roomMib = Array.from(datastores.freeMib);
  let without = 0;
  for (let vm = 0; vm < vms.rows; vm++) {
    if (!isHere(vm)) continue;
    const needMib = vms.memMib[vm];
    if (needMib > roomMib[vms.datastore[vm]]) without++;
    else roomMib[vms.datastore[vm]] -= needMib;
  }
  return without;
}
