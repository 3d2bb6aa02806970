import type { VmId } from '#shared/ids.ts';
import type { World } from '../kernel/world.ts';

/** Forgets all that a guest held and did when its power goes: memory, queues, averages. Its settings stay. */
export function clearGuest({ vms, datastores }: World, vm: VmId): void {
  vms.load[vm] = 0;
  vms.wantMhz[vm] = 0;
  vms.gotMhz[vm] = 0;
  vms.readyFraction[vm] = 0;
  vms.warmCpuS[vm] = 0;
  vms.touchedExactMib[vm] = 0;
  vms.activeExactMib[vm] = 0;
  vms.activeSlowMib[vm] = 0;
  vms.activeFastMib[vm] = 0;
  vms.activeEstimateMib[vm] = 0;
  vms.everTouchedMib[vm] = 0;
  vms.targetMib[vm] = 0;
  vms.balloonedExactMib[vm] = 0;
  vms.balloonTargetMib[vm] = 0;
  vms.balloonAskedMib[vm] = 0;
  vms.guestPagedMib[vm] = 0;
  vms.leakedMib[vm] = 0;
  vms.leakMibPerS[vm] = 0;
  vms.leaksUntilTick[vm] = 0;
  vms.balloonCost[vm] = 0;
  vms.guestPagingFraction[vm] = 0;
  vms.stallFraction[vm] = 0;
  vms.speed[vm] = 0;
  vms.backlog[vm] = 0;
  vms.pausedFraction[vm] = 0;
  vms.hung[vm] = 0;
  datastores.writtenExactMib[vms.datastore[vm]] -= vms.runFilesMib[vm];
  vms.runFilesMib[vm] = 0;
  vms.bootLeft[vm] = 0;
  vms.stunLeftS[vm] = 0;
  becomeOrdinary(vms, vm);
}

/**
 * A guest's memory is all ordinary memory again: nothing shared, compressed, swapped or held back by its host. True of a
 * guest that has no memory, and of one that has just arrived, whose pages came over the wire one by one.
 */
export function becomeOrdinary(vms: World['vms'], vm: VmId): void {
  vms.savedExactMib[vm] = 0;
  vms.scanPasses[vm] = 0;
  vms.zeroSavedMib[vm] = 0;
  vms.patchedExactMib[vm] = 0;
  vms.unpatchFraction[vm] = 0;
  vms.compressedExactMib[vm] = 0;
  vms.compressedActiveMib[vm] = 0;
  vms.swappedExactMib[vm] = 0;
  vms.swappedActiveMib[vm] = 0;
  vms.unbackedMib[vm] = 0;
  vms.memoryBlocked[vm] = 0;
  vms.decompressFraction[vm] = 0;
  vms.swapFraction[vm] = 0;
}
