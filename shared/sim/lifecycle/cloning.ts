import { NONE, type VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';
import { vmRefusal } from '../capabilities/index.ts';
import { IMAGE_FINDINGS, VM_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { type Copy, copyRefusal, MAX_LINKS, reserveSpace, roomRefusal, startCopy } from '../storage/index.ts';

const OFF = VM_STATES.indexOf('off');
const PROVISIONING = VM_STATES.indexOf('provisioning');
const RUNNING = VM_STATES.indexOf('running');
const LINKED_KIND = 'linkedClone';

/** Ways to make a VM out of another one. */
export type CloneKind = 'fullClone' | 'linkedClone' | 'deploy';

/**
 * Seconds that follow the copy, without and with the step that gives the clone a name and an address of its own. A minute
 * to customise a clone, 5 to 15 s for a linked one; a template is prepared for it. Design values.
 */
const PREPARE_S: { readonly [K in CloneKind]: number } = { fullClone: 0, linkedClone: 5, deploy: 0 };
const IDENTITY_S: { readonly [K in CloneKind]: number } = { fullClone: 60, linkedClone: 10, deploy: 40 };
/** Size of the child disk that a linked clone begins with, MiB; design value. */
const CHILD_MIB = 16;

/** Why a VM’s disk cannot be copied into the place of another one, or nothing. */
export function cloneRefusal(world: OpenWorld, vm: VmId, target: VmId, kind: CloneKind): Refusal | undefined {
  const { vms } = world;
  const unfit =
    vmRefusal(world, kind === 'deploy' ? 'deployFrom' : 'cloneFrom', vm) ?? vmRefusal(world, 'cloneInto', target);
  if (unfit) return unfit;
  if (vms.tenant[vm] !== vms.tenant[target]) return { code: 'notSameTenant', vm, into: target };
  if (vm === target) return { code: 'vmIsNotFree', vm };
  return copyRefusal(world, target) ?? linkRefusal(world, vm, kind) ?? sizeRefusal(world, vm, target, kind);
}

/** A clone of a clone of a clone … is read through all of them: there is a last one. */
function linkRefusal({ vms }: OpenWorld, vm: VmId, kind: CloneKind): Refusal | undefined {
  if (kind !== LINKED_KIND) return undefined;
  let links = 0;
  for (let at: number = vm; at !== NONE; at = vms.base[at]) links++;
  return links >= MAX_LINKS ? { code: 'tooManySnapshots', snapshots: MAX_LINKS } : undefined;
}

function sizeRefusal(world: OpenWorld, vm: VmId, target: VmId, kind: CloneKind): Refusal | undefined {
  const { vms } = world;
  const linked = kind === LINKED_KIND;
  const to = vms.datastore[linked ? vm : target];
  const fileMib = vms.diskGib[vm] * MIB_PER_GIB;
  const needMib = linked ? CHILD_MIB : vms.thin[vm] ? Math.min(fileMib, filesBehind(world, vm)) : fileMib;
  const freedMib = to === vms.datastore[target] ? vms.diskMib[target] : 0;
  return roomRefusal(world, to, Math.max(0, needMib - freedMib));
}

/** All that a thin disk may hold: its own files, and those of the bases that it shares, MiB. */
function filesBehind({ vms }: OpenWorld, vm: VmId): number {
  let mib = 0;
  for (let at: number = vm; at !== NONE; at = vms.base[at]) mib += vms.diskMib[at];
  return mib;
}

/** Begins to copy a VM’s disk over that of another one. `identity`: with a name and an address of its own. */
export function startClone(world: World, vm: VmId, target: VmId, kind: CloneKind, identity: boolean, by: number): void {
  const { vms, events } = world;
  const linked = kind === LINKED_KIND;
  const to = vms.datastore[linked ? vm : target];
  const fileMib = linked ? CHILD_MIB : vms.thin[vm] ? vms.dataExactMib[vm] : vms.diskGib[vm] * MIB_PER_GIB;
  reserveSpace(world, to, fileMib - (to === vms.datastore[target] ? vms.writtenExactMib[target] : 0));
  vms.state[target] = PROVISIONING;
  vms.datastore[target] = to;
  vms.diskGib[target] = vms.diskGib[vm];
  vms.thin[target] = linked ? 1 : vms.thin[vm];
  vms.writtenExactMib[target] = fileMib;
  vms.origin[target] = vm;
  vms.dataExactMib[target] = vms.dataExactMib[vm];
  vms.base[target] = linked ? vm : NONE;
  vms.infected[target] = vms.infected[vm];
  vms.guestPatch[target] = vms.guestPatch[vm];
  vms.finding[target] = IMAGE_FINDINGS.indexOf('unknown');
  // What runs is copied as if its power had been cut: its file system is not clean.
  vms.dirtyDisk[target] = vms.state[vm] === RUNNING ? 1 : 0;
  startCopy(world, copyOf(world, vm, target, kind, identity));
  events.push({ type: 'cloneStarted', vm: target, source: vm, by });
}

function copyOf({ vms }: World, vm: VmId, target: VmId, kind: CloneKind, identity: boolean): Copy {
  return {
    kind,
    vm: target,
    source: vm,
    from: vms.datastore[vm],
    to: vms.datastore[target],
    totalMib: kind === LINKED_KIND ? 0 : vms.dataExactMib[vm],
    readMib: 1,
    writeMib: 1,
    customiseS: PREPARE_S[kind] + (identity ? IDENTITY_S[kind] : 0),
    identity,
  };
}

/** The clone is there: off, to be placed. Without the step of its own identity it answers to the name of its source. */
export function finishClone({ vms, events }: World, vm: VmId, source: VmId, identity: boolean): void {
  vms.identity[vm] = identity ? vm : vms.identity[source];
  vms.state[vm] = OFF;
  vms.blank[vm] = 0;
  events.push({ type: 'cloneDone', vm, source });
}
