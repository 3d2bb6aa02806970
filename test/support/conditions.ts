import type { HostId, VmId } from '#shared/ids.ts';
import type { HostCondition } from '#shared/sim/capabilities/host-conditions.ts';
import type { VmCondition } from '#shared/sim/capabilities/vm-conditions.ts';
import {
  HOST_STATES,
  type HostState,
  IO_PATHS,
  PATCH_STATES,
  TECHNIQUES,
  VM_STATES,
  type VmState,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';

const vmIn = (state: VmState) => (world: World, vm: number) => {
  world.vms.state[vm] = VM_STATES.indexOf(state);
};
const hostIn = (state: HostState) => (world: World, host: number) => {
  world.hosts.state[host] = HOST_STATES.indexOf(state);
};
const patchIn = (state: (typeof PATCH_STATES)[number]) => (world: World, host: number) => {
  world.hosts.patching[host] = PATCH_STATES.indexOf(state);
};

/** Brings a VM into a condition, as far as a check can see. */
export const BRING_VM: { readonly [C in VmCondition]: (world: World, vm: VmId) => void } = {
  absent: vmIn('none'),
  moving({ vms, migrations }, vm) {
    vms.migration[vm] = 0;
    migrations.vm[0] = vm;
    migrations.state[0] = 2;
    migrations.from[0] = vms.host[vm];
    migrations.to[0] = 1;
  },
  staying({ vms }, vm) {
    vms.migration[vm] = -1;
  },
  template: vmIn('template'),
  provisioning: vmIn('provisioning'),
  off: vmIn('off'),
  booting: vmIn('booting'),
  running: vmIn('running'),
  stopping: vmIn('stopping'),
  lost: vmIn('lost'),
  paused: vmIn('paused'),
  suspended: vmIn('suspended'),
  blank({ vms }, vm) {
    vms.blank[vm] = 1;
  },
  unplaced({ vms }, vm) {
    vms.host[vm] = -1;
  },
  device({ vms }, vm) {
    vms.ioPath[vm] = IO_PATHS.indexOf('passthrough');
  },
  pinned({ vms, hosts }, vm) {
    vms.pinnedCores[vm] = 1;
    hosts.pinnedCores[vms.host[vm]] += 1;
  },
  driverless({ vms }, vm) {
    vms.balloonDriver[vm] = 0;
  },
  hung({ vms }, vm) {
    vms.hung[vm] = 1;
  },
  snapshots({ vms }, vm) {
    vms.snapshots[vm] = 1;
  },
  clones({ vms }, vm) {
    vms.base[3] = vm;
  },
  fileWork({ copies }, vm) {
    copies.kind[0] = 1;
    copies.vm[0] = vm;
  },
  linkedClone({ vms }, vm) {
    vms.base[vm] = 3;
  },
  container({ vms }, vm) {
    vms.technique[vm] = TECHNIQUES.indexOf('container');
  },
  javaHeap({ vms }, vm) {
    vms.workload[vm] = WORKLOADS.indexOf('jvm');
  },
  reserved({ vms }, vm) {
    vms.reservedMib[vm] = 1024;
  },
  isolated({ vms }, vm) {
    vms.isolated[vm] = 1;
  },
};

/** The same for a host. */
export const BRING_HOST: { readonly [C in HostCondition]: (world: World, host: HostId) => void } = {
  absent: hostIn('none'),
  failed: hostIn('failed'),
  off: hostIn('off'),
  asleep: hostIn('asleep'),
  delivering: hostIn('delivering'),
  booting: hostIn('booting'),
  goingToSleep: hostIn('goingToSleep'),
  waking: hostIn('waking'),
  onDuty: hostIn('on'),
  patching: patchIn('emptying'),
  patchedLive: patchIn('live'),
  retiring({ hosts }, host) {
    hosts.standby[host] = 1;
  },
  maintenance({ hosts }, host) {
    hosts.maintenance[host] = 1;
  },
  quarantined({ hosts }, host) {
    hosts.quarantined[host] = 1;
  },
  compromised({ hosts }, host) {
    hosts.compromised[host] = 1;
  },
  largePages({ hosts }, host) {
    hosts.largePages[host] = 1;
  },
};
