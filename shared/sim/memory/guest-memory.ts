import type { VmId } from '#shared/ids.ts';
import { lockedMib } from '../capabilities/index.ts';
import type { World } from '../kernel/world.ts';

type Vms = World['vms'];

/** Machine memory that one MiB of compressed guest memory takes: a page of 4 KiB in a slot of 2 (VMware, vSphere 6.5). */
export const COMPRESSED_SIZE = 0.5;

/**
 * Part of a guest's idle pages that another page resembles enough for a patch, and part of a page that the patch takes, unless
 * its description says otherwise; design values, within the 65 % saved by Gupta et al. (CACM 2010).
 */
export const USUAL_SIMILAR = 0.6;
export const USUAL_PATCH_SIZE = 0.25;

/** Guest memory that lies in machine memory whole, shared or not, in MiB. */
export function residentMib(vms: Vms, vm: number): number {
  const packed = vms.compressedExactMib[vm] + vms.patchedExactMib[vm];
  const away = vms.balloonedExactMib[vm] + packed + vms.swappedExactMib[vm] + vms.unbackedMib[vm];
  return Math.max(0, vms.everTouchedMib[vm] - away);
}

/** Machine memory that a guest alone occupies, in MiB, without its compression cache and its patches. */
export function privateMib(vms: Vms, vm: number): number {
  return Math.max(0, residentMib(vms, vm) - vms.savedExactMib[vm]);
}

/** All machine memory that a guest occupies, in MiB. */
export function machineMib(vms: Vms, vm: number): number {
  return privateMib(vms, vm) + packedMib(vms, vm);
}

/** Machine memory that a guest's compressed and patched pages take, in MiB. */
export function packedMib(vms: Vms, vm: number): number {
  return COMPRESSED_SIZE * vms.compressedExactMib[vm] + vms.patchShare[vm] * vms.patchedExactMib[vm];
}

/** Machine memory that a guest would occupy if nothing were reclaimed from it, in MiB. */
export function unreclaimedMib(vms: Vms, vm: number): number {
  return Math.max(0, vms.everTouchedMib[vm] - vms.savedExactMib[vm]);
}

/** Machine memory that a host may take from a guest, however short it is, in MiB: what it has alone and what is not locked. */
export function takeableMib(vms: Vms, vm: number): number {
  return Math.max(0, Math.min(privateMib(vms, vm), residentMib(vms, vm) - lockedMib(vms, vm)));
}

/** How far a guest is above what the host grants it, as far as it can be taken from it, in MiB. */
export function excessMib(vms: Vms, vm: number): number {
  return Math.max(0, Math.min(machineMib(vms, vm) - vms.targetMib[vm], takeableMib(vms, vm)));
}

/** Share of a guest's pages, wherever they are, that it keeps touching. */
export function activeShare(vms: Vms, vm: number): number {
  const held = vms.everTouchedMib[vm] - vms.balloonedExactMib[vm];
  return held <= 0 ? 0 : Math.min(1, vms.activeExactMib[vm] / held);
}

/** Share of a guest's resident pages that it keeps touching: what a victim chosen blindly is likely to be. */
export function residentActiveShare(vms: Vms, vm: number): number {
  const resident = residentMib(vms, vm);
  const active = vms.activeExactMib[vm] - vms.compressedActiveMib[vm] - vms.swappedActiveMib[vm];
  return resident <= 0 ? 0 : Math.max(0, Math.min(1, active / resident));
}

/** Memory of a guest that must travel at least once: all it ever touched but what its balloon holds, in MiB. */
export function travellingMib(vms: World['vms'], vm: VmId): number {
  const held = Math.max(vms.everTouchedMib[vm], vms.touchedExactMib[vm]) - vms.balloonedExactMib[vm];
  return Math.min(vms.memMib[vm], Math.max(0, held));
}
