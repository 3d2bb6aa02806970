import { NONE, type VmId } from '#shared/ids.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { COMMAND_PARTS } from '#shared/sim/commands/operations.ts';
import { DOM0_STATES, HOST_STATES, HYPERVISORS, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { assignHost } from '#shared/sim/placement/memory-commitment.ts';
import { aWorld, run } from './a-world.ts';
import { BRING_VM } from './conditions.ts';
import { give } from './give.ts';

/** A command that is accepted in a hall that has been prepared for it. */
export interface Example {
  readonly args: { readonly [field: string]: number | boolean | string };
  readonly prepare?: (world: World) => void;
}

const VM = 0 as VmId;
const state = (vm: number, name: (typeof VM_STATES)[number]) => (world: World) => {
  world.vms.state[vm] = VM_STATES.indexOf(name);
};
const off = state(0, 'off');
const moving = (world: World) => BRING_VM.moving(world, VM);
const nowhere = (world: World) => {
  assignHost(world, VM, NONE);
  off(world);
};
const withSnapshot = (world: World) => {
  give(world, 'takeSnapshot', { vm: 0, memory: false });
  run(world, 10);
};
const withDom0 = ({ hosts }: World) => {
  hosts.hypervisor[2] = HYPERVISORS.indexOf('dom0');
  hosts.dom0State[2] = DOM0_STATES.indexOf('running');
  hosts.dom0Vcpus[2] = 2;
};
const both =
  (...steps: readonly ((world: World) => void)[]) =>
  (world: World) => {
    for (const step of steps) step(world);
  };

/** Of every command that has a part in the table of capabilities at least one example. */
export const EXAMPLES: { readonly [N in CommandName]?: readonly Example[] } = {
  placeVm: [{ args: { vm: 0, host: 1 }, prepare: nowhere }],
  powerOffVm: [{ args: { vm: 0 } }],
  powerOnVm: [{ args: { vm: 0 }, prepare: off }],
  migrateLive: [{ args: { vm: 0, host: 1 } }],
  migrateCold: [{ args: { vm: 0, host: 1 } }],
  migratePostCopy: [{ args: { vm: 0, host: 1 } }],
  migrateSuspended: [{ args: { vm: 0, host: 1 } }],
  migrateStorage: [{ args: { vm: 0, datastore: 1 } }],
  switchToPostCopy: [{ args: { vm: 0 }, prepare: moving }],
  throttleGuest: [{ args: { vm: 0, percent: 50 }, prepare: moving }],
  cancelMigration: [{ args: { vm: 0 }, prepare: moving }],
  setAllocation: [{ args: { vm: 0, sharesFactor: 2, reservationMhz: 0, limitMhz: 0, reservedMib: 0 } }],
  balloonVm: [{ args: { vm: 0, mib: 100 } }],
  installDriver: [
    {
      args: { vm: 0 },
      prepare: ({ vms }) => {
        vms.balloonDriver[0] = 0;
      },
    },
  ],
  setHeap: [
    {
      args: { vm: 0, heapMib: 512 },
      prepare: ({ vms }) => {
        vms.heapMib[0] = 1024;
        vms.liveHeapMib[0] = 256;
      },
    },
  ],
  pinVm: [{ args: { vm: 0, first: 0, cores: 2 } }],
  resizeVm: [{ args: { vm: 0, vcpus: 2, memMib: 4096 } }],
  setSharing: [{ args: { host: 0, policy: 'all' } }],
  setSlice: [{ args: { host: 0, ms: 50 } }],
  setCompression: [{ args: { host: 0, compress: false } }],
  setPatching: [{ args: { host: 0, patch: true } }],
  sellHost: [{ args: { host: 2 } }],
  sleepHost: [{ args: { host: 2 } }],
  wakeHost: [
    {
      args: { host: 2 },
      prepare: ({ hosts }) => {
        hosts.state[2] = HOST_STATES.indexOf('asleep');
      },
    },
  ],
  setMaintenance: [{ args: { host: 2, on: true } }],
  setHaPriority: [{ args: { vm: 0, priority: 'high' } }],
  patchHost: [
    {
      args: { host: 2, live: false },
      prepare: ({ hall }) => {
        hall.patchLevel[0] = 1;
      },
    },
  ],
  addRule: [{ args: { vm: 0, kind: 'apart', other: 2 } }],
  addHostRule: [{ args: { vm: 0, kind: 'shouldAvoid', host: 1 } }],
  setHypervisor: [{ args: { host: 2, hypervisor: 'type2' } }],
  setTechnique: [{ args: { vm: 0, technique: 'binaryTranslation' } }],
  setIoPath: [{ args: { vm: 0, path: 'emulated' } }],
  setDom0Vcpus: [{ args: { host: 2, vcpus: 3 }, prepare: withDom0 }],
  setPaging: [{ args: { host: 2, paging: 'shadow' } }],
  setLargePages: [{ args: { host: 0, large: true } }],
  restartDom0: [{ args: { host: 2 }, prepare: withDom0 }],
  announceMaintenance: [{ args: { host: 0, inS: 60, forS: 10 } }],
  takeSnapshot: [{ args: { vm: 0, memory: true } }, { args: { vm: 0, memory: false } }],
  revertSnapshot: [{ args: { vm: 0, depth: 1 }, prepare: withSnapshot }],
  deleteSnapshot: [{ args: { vm: 0, depth: 1 }, prepare: withSnapshot }],
  forensicSnapshot: [{ args: { vm: 0 } }],
  cloneVm: [{ args: { vm: 0, into: 1, clone: 'full', identity: true }, prepare: state(1, 'off') }],
  makeTemplate: [
    { args: { vm: 0, template: true }, prepare: off },
    { args: { vm: 0, template: false }, prepare: state(0, 'template') },
  ],
  deployTemplate: [{ args: { vm: 0, into: 1, identity: true }, prepare: both(state(0, 'template'), state(1, 'off')) }],
  renewIdentity: [
    {
      args: { vm: 0 },
      prepare: ({ vms }) => {
        vms.identity[0] = 1;
      },
    },
  ],
  setThin: [{ args: { vm: 0, thin: true }, prepare: off }],
  hardPowerOff: [{ args: { vm: 0 } }],
  suspendVm: [{ args: { vm: 0, disk: false } }, { args: { vm: 0, disk: true } }],
  resumeVm: [
    { args: { vm: 0 }, prepare: state(0, 'paused') },
    { args: { vm: 0 }, prepare: state(0, 'suspended') },
  ],
  auditImage: [{ args: { vm: 0 } }],
  isolateVm: [{ args: { vm: 0, isolated: true } }],
  quarantineHost: [{ args: { host: 0, on: true } }],
  setCoreScheduling: [{ args: { host: 0, coreScheduling: true } }],
  patchGuest: [
    {
      args: { vm: 0 },
      prepare: ({ hall }) => {
        hall.guestPatchLevel[0] = 1;
      },
    },
  ],
};

/** Commands that do something with a VM or a host. */
export const COMMANDS_WITH_PARTS = (Object.keys(COMMAND_PARTS) as CommandName[]).filter(
  (name) => COMMAND_PARTS[name].length > 0,
);

/** A hall of three hosts, the last of them empty, with two VMs on each other one and room on two datastores. */
export function hallFor({ prepare }: Example): World {
  const world = run(
    aWorld({
      hosts: 3,
      vms: 4,
      placedOn: [0, 0, 1, 1],
      vm: { disk: { gib: 16, thin: false } },
      scenario: {
        datastores: [
          { kind: 'ssd', physicalGib: 900 },
          { kind: 'ssd', physicalGib: 900 },
        ],
      },
    }),
    10,
  );
  prepare?.(world);
  return world;
}
