import type { Refusal } from '../kernel/refusals.ts';
import type { VmCondition } from './vm-conditions.ts';

/** Reasons that are about one VM and need nothing but the VM, or a number that its row has. */
export type VmReason = Extract<
  Refusal['code'],
  | 'noSuchVm'
  | 'vmIsMigrating'
  | 'vmIsNotMigrating'
  | 'vmIsRunning'
  | 'vmIsNotRunning'
  | 'vmIsNotBooting'
  | 'vmIsNotPlaced'
  | 'vmIsTemplate'
  | 'vmIsNotTemplate'
  | 'vmIsBusy'
  | 'vmIsSuspended'
  | 'vmIsNotSuspended'
  | 'vmIsNotFree'
  | 'vmIsPinned'
  | 'vmIsHung'
  | 'vmHasPassthrough'
  | 'noBalloonDriver'
  | 'hasSnapshots'
  | 'hasClones'
  | 'nothingOnDisk'
>;

type Rules = { readonly [C in VmCondition]?: VmReason };

/** One reason for many conditions. */
function all(reason: VmReason, ...conditions: readonly VmCondition[]): Rules {
  return Object.fromEntries(conditions.map((condition) => [condition, reason]));
}

/** Without a system on its disk a machine is a description and nothing to start or to copy. */
const HAS_SYSTEM = { blank: 'nothingOnDisk' } as const;
const THERE = { absent: 'noSuchVm' } as const;
const RESTING = { ...THERE, moving: 'vmIsMigrating' } as const;
const FILES = { template: 'vmIsTemplate', provisioning: 'vmIsBusy' } as const;
const NOT_ON = all('vmIsNotRunning', 'template', 'provisioning', 'off', 'lost', 'suspended');
const ONLY_RUNNING = { ...THERE, ...NOT_ON, ...all('vmIsNotRunning', 'booting', 'stopping', 'paused') };
const HAS_POWER = all('vmIsRunning', 'booting', 'running', 'stopping', 'paused');

/** A guest's state in a file, or on another host, needs a machine that is nothing but memory: no device of the host in it. */
const STATE_LEAVES = { device: 'vmHasPassthrough' } as const;
const CARRY_STATE = { ...STATE_LEAVES, pinned: 'vmIsPinned' } as const;
const MOVE = { ...ONLY_RUNNING, moving: 'vmIsMigrating', fileWork: 'vmIsBusy' } as const;
const PAUSE = { ...MOVE, ...STATE_LEAVES } as const;
const SNAPSHOT = { ...RESTING, ...FILES, fileWork: 'vmIsBusy' } as const;
const CHAIN = { ...RESTING, ...FILES, fileWork: 'vmIsBusy' } as const;
const ONLY_MOVING = { ...THERE, staying: 'vmIsNotMigrating' } as const;
const DISK_AT_REST = { ...RESTING, ...FILES, ...HAS_POWER, fileWork: 'vmIsBusy' } as const;

/**
 * What can be done with a VM, and which condition forbids it with which reason; what is not named does not matter. Every
 * command, and every system that does the same by itself, asks this table (`vmRefusal`).
 */
export const VM_OPERATIONS = {
  place: { ...RESTING, ...FILES, ...HAS_POWER, ...HAS_SYSTEM, fileWork: 'vmIsBusy' },
  takeBack: {
    ...RESTING,
    ...all('vmIsNotBooting', 'template', 'provisioning', 'off', 'running', 'stopping', 'lost', 'paused', 'suspended'),
    unplaced: 'vmIsNotPlaced',
  },
  powerOn: {
    ...RESTING,
    ...FILES,
    ...HAS_POWER,
    ...HAS_SYSTEM,
    suspended: 'vmIsSuspended',
    unplaced: 'vmIsNotPlaced',
    fileWork: 'vmIsBusy',
  },
  powerOff: { ...THERE, ...NOT_ON, ...all('vmIsNotRunning', 'stopping', 'paused') },
  cutPower: { ...THERE, ...all('vmIsNotRunning', 'template', 'provisioning', 'off', 'lost') },
  pause: PAUSE,
  suspend: { ...PAUSE, paused: undefined },
  resume: {
    ...THERE,
    ...all('vmIsNotSuspended', 'template', 'provisioning', 'off', 'booting', 'running', 'stopping', 'lost'),
    unplaced: 'vmIsNotPlaced',
    fileWork: 'vmIsBusy',
  },
  moveCold: MOVE,
  moveLive: { ...MOVE, ...CARRY_STATE },
  carryState: CARRY_STATE,
  cancelMove: ONLY_MOVING,
  switchToPostCopy: ONLY_MOVING,
  throttle: ONLY_MOVING,
  moveDisk: { ...RESTING, provisioning: 'vmIsBusy', clones: 'hasClones', fileWork: 'vmIsBusy' },
  snapshot: { ...SNAPSHOT, ...HAS_SYSTEM, ...all('vmIsBusy', 'booting', 'stopping', 'lost', 'paused', 'suspended') },
  snapshotMemory: {
    ...SNAPSHOT,
    ...all('vmIsNotRunning', 'off', 'booting', 'stopping', 'lost', 'paused', 'suspended'),
    ...STATE_LEAVES,
  },
  revert: { ...CHAIN, lost: 'vmIsNotPlaced', clones: 'hasClones' },
  revertMemory: { ...CHAIN, lost: 'vmIsNotPlaced', clones: 'hasClones', ...STATE_LEAVES },
  mergeSnapshot: CHAIN,
  cloneFrom: { ...THERE, ...HAS_SYSTEM, provisioning: 'vmIsBusy', lost: 'vmIsNotPlaced' },
  deployFrom: {
    ...THERE,
    ...all('vmIsNotTemplate', 'provisioning', 'off', 'booting', 'running', 'stopping', 'lost', 'paused', 'suspended'),
  },
  cloneInto: {
    ...THERE,
    ...all(
      'vmIsNotFree',
      'moving',
      'template',
      'provisioning',
      'booting',
      'running',
      'stopping',
      'lost',
      'paused',
      'suspended',
    ),
    snapshots: 'hasSnapshots',
    clones: 'hasClones',
    fileWork: 'vmIsBusy',
  },
  makeTemplate: { ...DISK_AT_REST, ...HAS_SYSTEM, ...all('vmIsRunning', 'lost', 'suspended') },
  unmakeTemplate: {
    ...THERE,
    ...all('vmIsNotTemplate', 'provisioning', 'off', 'booting', 'running', 'stopping', 'lost', 'paused', 'suspended'),
  },
  convertDisk: {
    ...DISK_AT_REST,
    ...HAS_SYSTEM,
    ...all('vmIsRunning', 'lost', 'suspended'),
    snapshots: 'hasSnapshots',
    clones: 'hasClones',
  },
  rebuild: {
    ...RESTING,
    ...all('vmIsNotRunning', 'template', 'provisioning', 'stopping', 'lost', 'paused', 'suspended'),
  },
  resize: { ...RESTING, hung: 'vmIsHung' },
  pin: { ...RESTING, unplaced: 'vmIsNotPlaced' },
  allocate: THERE,
  balloon: { ...ONLY_RUNNING, device: 'vmHasPassthrough', driverless: 'noBalloonDriver', hung: 'vmIsHung' },
  installDriver: { ...ONLY_RUNNING, hung: 'vmIsHung' },
  setHeap: { ...ONLY_RUNNING, hung: 'vmIsHung' },
  patchGuest: ONLY_RUNNING,
  rename: { ...THERE, hung: 'vmIsHung' },
  audit: THERE,
  isolate: THERE,
  setPriority: THERE,
  setRule: THERE,
} as const satisfies { readonly [operation: string]: { readonly [C in VmCondition]?: VmReason | undefined } };

export type VmOperation = keyof typeof VM_OPERATIONS;
