import type { HostId, VmId } from '#shared/ids.ts';
import { vmRefusal } from '../capabilities/index.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { travellingMib } from '../memory/index.ts';
import {
  copyRefusal,
  createRuntimeFiles,
  reachRefusal,
  reserveSpace,
  roomRefusal,
  startCopy,
  startSpaceRefusal,
} from '../storage/index.ts';
import { readyAt } from './boot-work.ts';
import { clearGuest } from './guest-state.ts';
import { startBoot } from './vm-power.ts';

const RUNNING = VM_STATES.indexOf('running');
const BOOTING = VM_STATES.indexOf('booting');
const PAUSED = VM_STATES.indexOf('paused');
const SUSPENDED = VM_STATES.indexOf('suspended');
/** "Nobody can say when": the tick at which something ends that waits for a disk. */
const SOME_DAY = 2_147_483_647;

/** Why a VM’s files keep it from being started on a host, or nothing. */
export function startRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  return reachRefusal(world, vm, host) ?? startSpaceRefusal(world, vm);
}

/** Why a VM cannot be put to sleep, or nothing. `disk`: with its memory in a file, not on the host. */
export function suspendRefusal(world: OpenWorld, vm: VmId, disk: boolean): Refusal | undefined {
  const { vms } = world;
  const unfit = vmRefusal(world, disk ? 'suspend' : 'pause', vm);
  if (unfit || !disk) return unfit;
  return copyRefusal(world, vm) ?? roomRefusal(world, vms.datastore[vm], vms.memMib[vm]);
}

/** Stops a guest where it is; its memory stays, or goes to a file and then frees the host. */
export function suspend(world: World, vm: VmId, disk: boolean): void {
  const { vms } = world;
  vms.state[vm] = PAUSED;
  if (!disk) return;
  const d = vms.datastore[vm];
  const mib = Math.max(1, travellingMib(vms, vm));
  reserveSpace(world, d, mib);
  vms.imageMib[vm] = mib;
  startCopy(world, { kind: 'suspend', vm, from: d, to: d, totalMib: mib, readMib: 0, writeMib: 1 });
}

/** Its memory is in a file: the host has its own back. */
export function finishSuspend(world: World, vm: VmId): void {
  if (world.vms.state[vm] !== PAUSED) return;
  clearGuest(world, vm);
  world.vms.state[vm] = SUSPENDED;
  world.events.push({ type: 'vmSuspended', vm });
}

/** Starts a VM that stands on a host: from its disk, or from where it was suspended. */
export function startOrResume(world: World, vm: VmId): void {
  if (world.vms.state[vm] === SUSPENDED) resume(world, vm);
  else startBoot(world, vm);
}

/** Lets a paused guest go on, or brings the memory of a suspended one back from its file. */
export function resume(world: World, vm: VmId): void {
  const { vms } = world;
  if (vms.state[vm] === PAUSED) {
    vms.state[vm] = RUNNING;
    world.events.push({ type: 'vmResumed', vm });
    return;
  }
  readMemory(world, vm, vms.imageMib[vm]);
}

/** Reads a memory image; the guest runs when all of it is there, and needs the files of a running one meanwhile. */
export function readMemory(world: World, vm: VmId, mib: number): void {
  const { vms } = world;
  const imageMib = vms.imageMib[vm];
  if (!createRuntimeFiles(world, vm)) return;
  vms.imageMib[vm] = imageMib;
  vms.state[vm] = BOOTING;
  vms.bootLeft[vm] = 0;
  readyAt(vms, vm, SOME_DAY);
  const d = vms.datastore[vm];
  startCopy(world, { kind: 'resume', vm, from: d, to: d, totalMib: mib, readMib: 1, writeMib: 0 });
}

/** The guest goes on with the memory that it had. */
export function finishResume(world: World, vm: VmId, mib: number): void {
  const { vms } = world;
  vms.imageMib[vm] = 0;
  if (vms.state[vm] !== BOOTING) return;
  readyAt(vms, vm, 0);
  vms.state[vm] = RUNNING;
  vms.touchedExactMib[vm] = Math.min(vms.memMib[vm], mib);
  vms.activeExactMib[vm] = Math.min(vms.touchedExactMib[vm], vms.memMib[vm] * vms.activeShare[vm]);
  world.events.push({ type: 'vmResumed', vm });
}
