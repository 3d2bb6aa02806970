import { PAGES_PER_MIB } from '#shared/units.ts';
import type { World } from '../../kernel/world.ts';
import { COMPRESSED_SIZE } from '../guest-memory.ts';

/** Largest cache, as a part of the guest's memory (VMware default: 10 %; searchservervirtualization.techtarget.com). */
const CACHE_FRACTION = 0.1;
/** Part of the victims that shrink to half a page or less; design value. */
export const COMPRESSIBLE = 0.6;
/** CPU time to compress a page, and wait for one to be decompressed (Gupta et al., CACM 2010, Table 2). */
const COMPRESS_US = 29.7;
const DECOMPRESS_S = 10.4e-6;
/** Part of a host's cores that compresses at most; design value. */
const CORES_USED = 0.1;

/** Guest memory that still fits into a guest's compression cache, in MiB. */
export function compressibleMib(vms: World['vms'], v: number, victimsMib: number): number {
  return Math.max(0, Math.min(COMPRESSIBLE * victimsMib, compressRoomMib(vms, v)));
}

/** Guest memory that fits into a guest's compression cache beside what is there, in MiB; negative if the guest has shrunk. */
export function compressRoomMib(vms: World['vms'], v: number): number {
  return (CACHE_FRACTION * vms.memMib[v]) / COMPRESSED_SIZE - vms.compressedExactMib[v];
}

/** Guest memory that a host can compress in `dtS`, in MiB. */
export function compressBudgetMib(cores: number, dtS: number): number {
  return (cores * CORES_USED * dtS) / (COMPRESS_US * 1e-6 * PAGES_PER_MIB);
}

/** CPU seconds that compressing that much takes. */
export function compressCpuS(mib: number): number {
  return mib * PAGES_PER_MIB * COMPRESS_US * 1e-6;
}

/** Fraction of time that a guest's vCPUs wait for decompression, of `pagesPerS` pages. */
export function decompressFraction(vcpus: number, pagesPerS: number): number {
  return (pagesPerS * DECOMPRESS_S) / vcpus;
}
