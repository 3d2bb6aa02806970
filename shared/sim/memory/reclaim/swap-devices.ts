import type { HostModel } from '../../kernel/scenario/scenario.ts';

/** What a host or a guest pages to. */
export interface SwapDevice {
  /** Seconds that a vCPU waits for one page. */
  readonly readS: number;
  readonly iops: number;
  readonly writeMibPerS: number;
}

/**
 * Disk: 7151.6 µs a page (Gupta et al., CACM 2010, Table 2), and so 140 a second; 80 MB/s, design value. Flash:
 * 0.15 ms, 50 000 a second, 400 MB/s, all design values.
 */
export const SWAP_DEVICES: { readonly [D in HostModel['swapDevice']]: SwapDevice } = {
  hdd: { readS: 0.0071516, iops: 140, writeMibPerS: 76 },
  ssd: { readS: 0.00015, iops: 50_000, writeMibPerS: 381 },
};
