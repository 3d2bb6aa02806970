import { KIB_PER_MIB, MIB_PER_GIB } from '#shared/units.ts';
import type { Workload } from '../kernel/codes/index.ts';
import type { VmSpec } from '../kernel/scenario/scenario.ts';

/** What a kind of guest asks of its disk while one vCPU is fully at work. */
interface DiskProfile {
  readonly readIops: number;
  readonly writeIops: number;
  /** KiB a write. */
  readonly writeKib: number;
  /** Part of its writes that goes where nothing has been written yet. */
  readonly fresh: number;
}

/**
 * By class of workload; design values. They count what reaches the disk: most of what a guest asks for is in its cache,
 * so these are far below the disk requests of `guest-events.ts`.
 */
const DISK_PROFILES: { readonly [W in Workload]: DiskProfile } = {
  idle: { readIops: 1, writeIops: 2, writeKib: 8, fresh: 0.1 },
  web: { readIops: 20, writeIops: 15, writeKib: 8, fresh: 0.2 },
  oltp: { readIops: 400, writeIops: 200, writeKib: 8, fresh: 0.1 },
  build: { readIops: 60, writeIops: 120, writeKib: 16, fresh: 0.3 },
  batch: { readIops: 5, writeIops: 5, writeKib: 64, fresh: 0.5 },
  cache: { readIops: 1, writeIops: 2, writeKib: 16, fresh: 0.1 },
  rtos: { readIops: 1, writeIops: 1, writeKib: 4, fresh: 0.1 },
  fileServer: { readIops: 400, writeIops: 100, writeKib: 32, fresh: 0.3 },
  retrieval: { readIops: 300, writeIops: 20, writeKib: 8, fresh: 0.1 },
  hpc: { readIops: 0, writeIops: 2, writeKib: 128, fresh: 0.5 },
  compression: { readIops: 20, writeIops: 20, writeKib: 64, fresh: 0.5 },
  streaming: { readIops: 30, writeIops: 1, writeKib: 64, fresh: 0.5 },
  jvm: { readIops: 5, writeIops: 10, writeKib: 16, fresh: 0.2 },
  transactions: { readIops: 200, writeIops: 150, writeKib: 8, fresh: 0.1 },
  sender: { readIops: 1, writeIops: 1, writeKib: 8, fresh: 0.1 },
  receiver: { readIops: 1, writeIops: 1, writeKib: 8, fresh: 0.1 },
  randomAccess: { readIops: 0, writeIops: 2, writeKib: 128, fresh: 0.5 },
  firmware: { readIops: 1, writeIops: 2, writeKib: 8, fresh: 0.1 },
};

/** Disk of a VM of which nothing is said, GiB, and the part of it that is written at the start; design values. */
const USUAL_GIB = 32;
const USUAL_WRITTEN = 0.3;

/** What a VM asks of its disk, and what is on it at the start. */
export interface DiskNeeds {
  readonly gib: number;
  readonly dataMib: number;
  readonly readIops: number;
  readonly writeIops: number;
  readonly freshMibPerS: number;
}

/** Reads a VM’s disk out of its description, with the usual values of its class for what is not said. */
export function diskNeeds({ disk, workload, vcpus }: VmSpec): DiskNeeds {
  const profile = DISK_PROFILES[workload];
  const gib = disk?.gib ?? USUAL_GIB;
  const writeIops = disk?.writeIops ?? profile.writeIops * vcpus;
  return {
    gib,
    dataMib: Math.min(gib, disk?.writtenGib ?? USUAL_WRITTEN * gib) * MIB_PER_GIB,
    readIops: disk?.readIops ?? profile.readIops * vcpus,
    writeIops,
    freshMibPerS: ((writeIops * profile.writeKib) / KIB_PER_MIB) * profile.fresh,
  };
}
