import { mib, percentOfPermille } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import { CAUSES, type Cause, VM_STATES, type VmState } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at, nameOf } from './cell.ts';

export function causeOf({ vms }: OpenWorld, vm: number): Cause {
  return nameOf(CAUSES, at(vms.cause, vm));
}

export function vmStateOf({ vms }: OpenWorld, vm: number): VmState {
  return nameOf(VM_STATES, at(vms.state, vm));
}

/** The badge of a lost credit: one short line with its number, such as `STEAL 38 %`; empty when nothing is lost. */
export function causeBadge(world: OpenWorld, vm: number): string {
  const cause = causeOf(world, vm);
  return cause === 'none' ? '' : t(`cause.${cause}.badge`, { amount: causeAmount(world, vm, cause) });
}

function causeAmount({ vms }: OpenWorld, vm: number, cause: Cause): string {
  switch (cause) {
    case 'steal':
      return percentOfPermille(at(vms.stealPermille, vm), 0);
    case 'ballooned':
      return mib(at(vms.balloonedMib, vm));
    case 'compressed':
      return mib(at(vms.compressedMib, vm));
    case 'swappedByHost':
      return mib(at(vms.swappedMib, vm));
    case 'guestPaging':
      return mib(at(vms.guestSwapMib, vm));
    case 'techniqueTax':
      return percentOfPermille(at(vms.taxPermille, vm), 0);
    case 'throttled':
      return percentOfPermille(at(vms.throttlePermille, vm), 0);
    default:
      return '';
  }
}

/** The verbs that can address each cause, the likeliest first; which of them as things are: `movesFor`. */
export const MOVES: Readonly<Record<Cause, readonly CommandName[]>> = {
  none: [],
  steal: ['migrateLive', 'setAllocation', 'buyHost'],
  limit: ['setAllocation', 'migrateLive'],
  ballooned: ['migrateLive', 'setAllocation', 'buyHost'],
  compressed: ['migrateLive', 'setAllocation', 'buyHost'],
  swappedByHost: ['migrateLive', 'installDriver', 'setBallooning', 'setAllocation', 'buyHost'],
  // A balloon that is too large is let go of by memory elsewhere or by a reservation, not by another balloon.
  guestPaging: ['migrateLive', 'setAllocation', 'setHeap', 'resizeVm'],
  memoryBlocked: ['migrateLive', 'setSwapping', 'setAllocation', 'buyHost'],
  migrationPause: ['cancelMigration'],
  throttled: ['throttleGuest', 'cancelMigration'],
  booting: [],
  hostDown: ['placeVm', 'buyHost', 'setHaReserve'],
  notPlaced: ['placeVm', 'buyHost', 'setOvercommit'],
  techniqueTax: ['setTechnique', 'setIoPath', 'migrateLive'],
  tenantBurst: ['setAutoscale', 'migrateLive', 'setAllocation'],
  network: ['migrateLive', 'setIoPath'],
  disk: ['deleteSnapshot', 'migrateLive'],
  neighbours: ['migrateLive', 'setAllocation'],
  remoteMemory: ['migrateLive'],
  heat: ['setCooling', 'migrateLive'],
  dom0: ['restartDom0', 'setIoPath', 'setDom0Vcpus', 'migrateLive'],
  // Only a restart ends the hang, and how a guest runs can be set only while it is off: first off, then the technique.
  hung: ['powerOffVm', 'setTechnique'],
  diskFull: ['deleteSnapshot', 'growDatastore'],
  duplicateIdentity: ['renewIdentity'],
  strangeLoad: ['auditImage', 'forensicSnapshot', 'revertSnapshot'],
  suspended: ['resumeVm'],
  beingCopied: [],
  isolated: ['isolateVm', 'patchGuest'],
  hostBusy: ['migrateLive', 'setAllocation', 'buyHost'],
  memoryShort: ['migrateLive', 'setOvercommit', 'buyHost'],
  hostFailing: ['migrateLive', 'setMaintenance'],
  ownLoad: ['resizeVm', 'setAutoscale'],
  lateWork: ['resizeVm', 'migrateLive'],
  compromised: ['isolateVm', 'patchGuest', 'revertSnapshot'],
  garbageCollection: ['setHeap', 'resizeVm'],
};
