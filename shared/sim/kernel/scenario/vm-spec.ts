import type { Guest, IoPath, Technique, Workload } from '../codes/index.ts';
import type { DiskSpec } from './storage-spec.ts';

/** A virtual machine as its customer describes it. */
export interface VmSpec {
  readonly vcpus: number;
  readonly memMib: number;
  readonly workload: Workload;
  readonly technique: Technique;
  /** Absent: `linux`. */
  readonly guest?: Guest;
  /** A stripped-down VM that starts in an eighth of a second; absent = false. */
  readonly microVm?: boolean;
  /** Absent: 32 GiB, thick, on the first datastore. */
  readonly disk?: DiskSpec;
  /** Absent: `virtio`. */
  readonly ioPath?: IoPath;
  readonly balloonDriver: boolean;
  /** The heap of the Java machine in it; absent = it has none, or (workload `jvm`) all that it touches is heap. */
  readonly heap?: HeapSpec;
  /** Same OS and application as its siblings: decides how many pages are alike (0..1 of touched memory). */
  readonly commonFraction: number;
  /** Part of its idle pages that resembles other pages enough to be kept as a patch, and part of a page that a patch takes; absent = 0.6 and 0.25. */
  readonly similarFraction?: number;
  readonly patchFraction?: number;
  /** Mean native CPU load as a fraction of its vCPUs, and of memory that the guest touches and keeps active. */
  readonly meanLoad: number;
  readonly touchedFraction: number;
  readonly activeFraction: number;
  /** Native service time of one request, ms: what latency is built from. */
  readonly serviceMs: number;
  /** Bytes of each packet that it exchanges, without the Ethernet frame, 46 to 9000; absent = 1500. */
  readonly packetBytes?: number;
  /** MHz that a load of 100 % stands for, whatever the host; absent = its vCPUs at the clock of its host. */
  readonly ratedMhz?: number;
}

/** Heap of a Java machine, in MiB: as large as it may grow, and what is left in it after a full collection. */
export interface HeapSpec {
  readonly mib: number;
  readonly liveMib: number;
}
