import { DATASTORE_KINDS, type DatastoreKind } from '../kernel/codes/index.ts';
import { responseFactor } from '../kernel/queueing.ts';

/** What a datastore of a kind can do. */
export interface DiskDevice {
  /** Time of one small request alone, ms. */
  readonly serviceMs: number;
  /** Requests that it works on at once. */
  readonly servers: number;
  /** Small requests a second. */
  readonly iops: number;
  /** In a row, MiB/s. */
  readonly mibPerS: number;
}

/**
 * Disk: 8 ms a request, 120 a second, one at a time; flash: 0.1 ms, 50 000 a second; an array’s LUN: a queue of 32, each
 * 0.5 ms. All design values, in the range of the data sheets of their day.
 */
export const DISK_DEVICES: { readonly [K in DatastoreKind]: DiskDevice } = {
  ample: { serviceMs: 0.5, servers: 32, iops: Number.MAX_SAFE_INTEGER, mibPerS: 32_768 },
  hdd: { serviceMs: 8, servers: 1, iops: 120, mibPerS: 100 },
  ssd: { serviceMs: 0.1, servers: 5, iops: 50_000, mibPerS: 500 },
  array: { serviceMs: 0.5, servers: 32, iops: 64_000, mibPerS: 1000 },
};

/** Time of a read that the service times of all workloads contain already, ms: that of an array at rest; design value. */
export const INCLUDED_MS = DISK_DEVICES.array.serviceMs;

/** Requests that queue at a device at most; whoever finds it full waits in its own guest. Design value, SCSI’s usual 32. */
const QUEUE_DEPTH = 32;

/**
 * Mean time of a request at a datastore of a kind (index of `DATASTORE_KINDS`) that is busy for `utilisation` of its time,
 * in ms: M/M/1, or M/M/q with its servers, and never more than behind a full queue.
 */
export function responseMs(kind: number, utilisation: number): number {
  const { serviceMs, servers } = DISK_DEVICES[DATASTORE_KINDS[kind]];
  if (utilisation <= 0) return serviceMs;
  const full = serviceMs * (1 + QUEUE_DEPTH / servers);
  return utilisation >= 1 ? full : Math.min(full, serviceMs * responseFactor(servers, utilisation));
}
