import { at } from '#client/model/facts/cell.ts';
import { VM_STATES, type VmState } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Verb } from './verb.ts';

const is =
  (...states: readonly VmState[]) =>
  ({ vms }: OpenWorld, vm: number): boolean =>
    states.some((state) => at(vms.state, vm) === VM_STATES.indexOf(state));
const isTemplate = is('template');
const rests = is('off');
const hasSnapshots = ({ vms }: OpenWorld, vm: number) => at(vms.snapshots, vm) > 0;

/** What can be done with the files of a VM, in the order in which it shows. */
export const FILE_VERBS: readonly Verb[] = [
  {
    command: 'hardPowerOff',
    icon: 'plugZap',
    on: 'vm',
    fits: is('booting', 'running', 'stopping', 'paused'),
    final: true,
  },
  { command: 'suspendVm', icon: 'pause', on: 'vm', fits: is('running', 'paused') },
  { command: 'resumeVm', icon: 'play', on: 'vm', fits: is('paused', 'suspended') },
  { command: 'takeSnapshot', icon: 'camera', on: 'vm', fits: is('running', 'off') },
  { command: 'revertSnapshot', icon: 'history', on: 'vm', fits: hasSnapshots },
  { command: 'deleteSnapshot', icon: 'merge', on: 'vm', fits: hasSnapshots },
  { command: 'forensicSnapshot', icon: 'scanSearch', on: 'vm', fits: is('running') },
  { command: 'cloneVm', icon: 'copy', on: 'vm', fits: is('running', 'off', 'paused', 'suspended') },
  {
    command: 'makeTemplate',
    icon: 'stamp',
    on: 'vm',
    fits: is('off', 'template'),
    given: (world, vm) => ({ template: !isTemplate(world, vm) }),
  },
  { command: 'deployTemplate', icon: 'layers', on: 'vm', fits: isTemplate },
  {
    command: 'setThin',
    icon: 'hardDrive',
    on: 'vm',
    fits: rests,
    given: ({ vms }, vm) => ({ thin: at(vms.thin, vm) === 0 }),
  },
  {
    command: 'renewIdentity',
    icon: 'idCard',
    on: 'vm',
    fits: ({ vms }, vm) => at(vms.identity, vm) !== vm,
  },
  { command: 'auditImage', icon: 'fileSearch', on: 'vm' },
];
