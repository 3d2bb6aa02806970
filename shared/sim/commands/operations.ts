import type { HostId, VmId } from '#shared/ids.ts';
import { type HostOperation, hostRefusal, type VmOperation, vmRefusal } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import type { CommandCall, CommandName } from './index.ts';

/** What a command does with the VM or host in one of its fields; `unless`: something else if a flag of it is not set. */
export type Part =
  | { readonly table: 'vms'; readonly field: string; readonly operation: VmOperation; readonly unless?: Unless }
  | { readonly table: 'hosts'; readonly field: string; readonly operation: HostOperation };

interface Unless {
  readonly flag: string;
  readonly operation: VmOperation;
}

const vm = (operation: VmOperation, unless?: Unless, field = 'vm'): Part =>
  unless === undefined ? { table: 'vms', field, operation } : { table: 'vms', field, operation, unless };
const host = (operation: HostOperation): Part => ({ table: 'hosts', field: 'host', operation });

/** Of every command what it does with VMs and hosts, in the order in which the reasons are told. Others have no part here. */
export const COMMAND_PARTS: { readonly [N in CommandName]: readonly Part[] } = {
  placeVm: [vm('place'), host('receive')],
  placeVms: [],
  takeBackVms: [],
  powerOffVm: [vm('powerOff')],
  powerOnVm: [vm('powerOn')],
  migrateLive: [vm('moveLive'), host('receive')],
  migrateCold: [vm('moveCold'), host('receive')],
  migratePostCopy: [vm('moveLive'), host('receive')],
  migrateSuspended: [vm('moveLive'), host('receive')],
  migrateStorage: [vm('moveDisk')],
  switchToPostCopy: [vm('switchToPostCopy')],
  throttleGuest: [vm('throttle')],
  cancelMigration: [vm('cancelMove')],
  setAllocation: [vm('allocate')],
  balloonVm: [vm('balloon')],
  pinVm: [vm('pin')],
  resizeVm: [vm('resize')],
  setSharing: [host('configure')],
  setSlice: [host('configure')],
  setCompression: [host('configure')],
  setPatching: [host('configure')],
  setOvercommit: [],
  setBallooning: [],
  setSwapping: [],
  installDriver: [vm('installDriver')],
  setHeap: [vm('setHeap')],
  setIdleTax: [],
  buyHost: [],
  sellHost: [host('sell')],
  sleepHost: [host('sleep')],
  wakeHost: [host('wake')],
  setMaintenance: [host('use')],
  setHaReserve: [],
  setBalancer: [],
  applySuggestion: [],
  setPowerSaving: [],
  setHaPriority: [vm('setPriority')],
  patchHost: [host('patch')],
  setRollingPatch: [],
  addRule: [vm('setRule'), vm('setRule', undefined, 'other')],
  addHostRule: [vm('setRule'), host('configure')],
  spreadTenant: [],
  removeRule: [],
  acceptContract: [],
  declineContract: [],
  setHypervisor: [host('use')],
  setTechnique: [vm('rebuild')],
  setIoPath: [vm('rebuild')],
  setDom0Vcpus: [host('use')],
  setPaging: [host('use')],
  setLargePages: [host('configure')],
  restartDom0: [host('use')],
  acknowledgeIncident: [],
  setCooling: [],
  setPowerCap: [],
  setEnergyPlan: [],
  injectFault: [],
  setAutoscale: [],
  setPrice: [],
  payGoodwill: [],
  takeLoan: [],
  repayLoan: [],
  renegotiateContract: [],
  announceMaintenance: [host('use')],
  publishStack: [],
  takeSnapshot: [vm('snapshotMemory', { flag: 'memory', operation: 'snapshot' })],
  revertSnapshot: [vm('revert')],
  deleteSnapshot: [vm('mergeSnapshot')],
  forensicSnapshot: [vm('snapshotMemory')],
  cloneVm: [vm('cloneFrom'), vm('cloneInto', undefined, 'into')],
  makeTemplate: [vm('makeTemplate', { flag: 'template', operation: 'unmakeTemplate' })],
  deployTemplate: [vm('deployFrom'), vm('cloneInto', undefined, 'into')],
  renewIdentity: [vm('rename')],
  setThin: [vm('convertDisk')],
  growDatastore: [],
  hardPowerOff: [vm('cutPower')],
  suspendVm: [vm('suspend', { flag: 'disk', operation: 'pause' })],
  resumeVm: [vm('resume')],
  auditImage: [vm('audit')],
  isolateVm: [vm('isolate')],
  quarantineHost: [host('configure')],
  setZone: [],
  setCoreScheduling: [host('configure')],
  patchGuest: [vm('patchGuest')],
  answerAudit: [],
};

/** What a part of a command is with these arguments. */
export function operationOf(part: Part, args: CommandCall['args']): VmOperation | HostOperation {
  if (part.table === 'hosts' || part.unless === undefined) return part.operation;
  return argOf(args, part.unless.flag) === true ? part.operation : part.unless.operation;
}

/** Why a command cannot be done with the VMs and hosts that it names, as they are, or nothing. */
export function partsRefusal(world: OpenWorld, { name, args }: CommandCall): Refusal | undefined {
  for (const part of COMMAND_PARTS[name]) {
    const [row, operation] = [argOf(args, part.field), operationOf(part, args)];
    const refusal =
      part.table === 'vms'
        ? vmRefusal(world, operation as VmOperation, row as VmId)
        : hostRefusal(world, operation as HostOperation, row as HostId);
    if (refusal) return refusal;
  }
  return undefined;
}

function argOf(args: CommandCall['args'], field: string): unknown {
  return (args as unknown as { readonly [field: string]: unknown })[field];
}
