import { NONE, type VmId } from '#shared/ids.ts';
import { copyFor } from '../capabilities/index.ts';
import { COPY_KINDS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { endCopy } from './disk-copies.ts';
import { reserveSpace, runFilesMib } from './disk-space.ts';
import { dropSnapshotsBelow } from './snapshot-chain.ts';
import { freshDisk } from './storage-setup.ts';

const MEMORY_WORK = (['suspend', 'resume', 'memoryImage'] as const).map((kind) => COPY_KINDS.indexOf(kind));
const CLONES = (['fullClone', 'linkedClone', 'deploy'] as const).map((kind) => COPY_KINDS.indexOf(kind));

/** Makes the files that a VM needs to be on. Answers whether there was room for them. */
export function createRuntimeFiles(world: World, vm: VmId): boolean {
  const { vms, datastores, events } = world;
  if (vms.runFilesMib[vm] > 0) return true;
  const d = vms.datastore[vm];
  const needMib = runFilesMib(world, vm);
  if (needMib > datastores.freeMib[d]) {
    events.push({ type: 'vmNotStarted', vm, needMib, freeMib: datastores.freeMib[d] });
    return false;
  }
  reserveSpace(world, d, needMib);
  vms.runFilesMib[vm] = needMib;
  vms.imageMib[vm] = 0;
  return true;
}

/** Why a guest cannot be asked to do anything now: its memory is being read or written; or nothing. */
export function memoryWorkRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  const c = copyFor(world, vm);
  return c !== NONE && MEMORY_WORK.includes(world.copies.kind[c]) ? { code: 'vmIsBusy', vm } : undefined;
}

/** Ends what reads or writes a VM’s memory, because its power goes. */
export function endMemoryWork(world: World, vm: VmId): void {
  const { copies, snapshots, vms } = world;
  const c = copyFor(world, vm);
  if (c < 0 || !MEMORY_WORK.includes(copies.kind[c])) return;
  if (COPY_KINDS[copies.kind[c]] === 'suspend') vms.imageMib[vm] = 0;
  if (COPY_KINDS[copies.kind[c]] === 'memoryImage') {
    snapshots.memory[copies.source[c]] = 0;
    snapshots.memoryExactMib[copies.source[c]] = 0;
  }
  endCopy(world, c);
}

/** Deletes all that belongs to a VM that is given up, and ends the work on it. */
export function deleteFiles(world: World, vm: VmId): void {
  const { copies, snapshots } = world;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.kind[c] === 0) continue;
    if (copies.vm[c] === vm) endCopy(world, c);
    else if (isReadFrom(world, c, vm)) loseSource(world, c);
  }
  leaveToClones(world, vm);
  if (snapshots.vm.includes(vm)) dropSnapshotsBelow(world, vm, 0);
}

function isReadFrom({ copies }: World, c: number, vm: VmId): boolean {
  return CLONES.includes(copies.kind[c]) && copies.source[c] === vm;
}

/** A clone whose source is deleted under it begins anew from its own image. */
function loseSource(world: World, c: number): void {
  const vm = world.copies.vm[c] as VmId;
  endCopy(world, c);
  freshDisk(world, vm);
  world.vms.state[vm] = VM_STATES.indexOf('off');
}

/** Linked clones get what they shared with a base that is deleted. */
function leaveToClones({ vms }: World, base: VmId): void {
  for (let v = 0; v < vms.rows; v++) {
    if (vms.base[v] !== base) continue;
    vms.base[v] = NONE;
    vms.writtenExactMib[v] = vms.dataExactMib[v];
  }
}
