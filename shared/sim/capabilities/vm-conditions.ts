import { NONE } from '#shared/ids.ts';
import { TECHNIQUES, VM_STATES, type VmState, WORKLOADS } from '../kernel/codes/index.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { clonesOf, copyFor } from './file-work.ts';
import { ownsDevice } from './locked-memory.ts';

type Holds = (world: OpenWorld, vm: number) => boolean;

const JVM_HEAP = WORKLOADS.indexOf('jvm');
const CONTAINER = TECHNIQUES.indexOf('container');
const JVM = TECHNIQUES.indexOf('jvm');
const NATIVE = TECHNIQUES.indexOf('native');

/**
 * What a VM can be or have that decides what can be done with it, each asked in one way. The order is that in which the
 * reasons are told when there are several.
 */
export const VM_CONDITIONS = {
  absent: isIn('none'),
  moving: ({ vms }, vm) => vms.migration[vm] !== NONE,
  staying: ({ vms }, vm) => vms.migration[vm] === NONE,
  template: isIn('template'),
  provisioning: isIn('provisioning'),
  off: isIn('off'),
  booting: isIn('booting'),
  running: isIn('running'),
  stopping: isIn('stopping'),
  lost: isIn('lost'),
  paused: isIn('paused'),
  suspended: isIn('suspended'),
  blank: ({ vms }, vm) => vms.blank[vm] === 1,
  unplaced: ({ vms }, vm) => vms.host[vm] === NONE,
  device: ({ vms }, vm) => ownsDevice(vms, vm),
  pinned: ({ vms }, vm) => vms.pinnedCores[vm] > 0,
  driverless: ({ vms }, vm) => !hasBalloonDriver(vms, vm),
  hung: ({ vms }, vm) => vms.hung[vm] === 1,
  snapshots: ({ vms }, vm) => vms.snapshots[vm] > 0,
  clones: (world, vm) => clonesOf(world, vm) > 0,
  fileWork: (world, vm) => copyFor(world, vm) !== NONE,
  linkedClone: ({ vms }, vm) => vms.base[vm] !== NONE,
  container: ({ vms }, vm) => vms.technique[vm] === CONTAINER,
  javaHeap: ({ vms }, vm) => vms.workload[vm] === JVM_HEAP,
  reserved: ({ vms }, vm) => vms.reservedMib[vm] > 0,
  isolated: ({ vms }, vm) => vms.isolated[vm] === 1,
} as const satisfies { readonly [name: string]: Holds };

export type VmCondition = keyof typeof VM_CONDITIONS;

/** Whether a guest has a balloon driver that its host can use: a program of the host has no kernel for one. */
export function hasBalloonDriver({ balloonDriver, technique }: DriverColumns, vm: number): boolean {
  return balloonDriver[vm] === 1 && technique[vm] !== CONTAINER && technique[vm] !== JVM && technique[vm] !== NATIVE;
}

type DriverColumns = Pick<OpenWorld['vms'], 'balloonDriver' | 'technique'>;

function isIn(state: VmState): Holds {
  const index = VM_STATES.indexOf(state);
  return ({ vms }, vm) => vms.state[vm] === index;
}
