import type { DatastoreKind } from '../codes/index.ts';

/** What the hall keeps disks on. */
export interface DatastoreSpec {
  readonly kind: DatastoreKind;
  readonly physicalGib: number;
  /** Row of the host inside which it is, so that no other host reaches it; absent = shared by all. */
  readonly local?: number;
  /** Operations and MiB a second, where it differs from its kind (`storage/disk-devices.ts`). */
  readonly iops?: number;
  readonly mibPerS?: number;
  /** A backup that reads as fast as it can, every day from an hour on. */
  readonly backup?: { readonly fromHour: number; readonly hours: number };
  /** What a further GiB costs; absent = ¤2. */
  readonly growCentsPerGib?: number;
}

/** The virtual disk of a VM. */
export interface DiskSpec {
  readonly gib: number;
  /** Takes room only as it is written; absent = all its room at once. */
  readonly thin?: boolean;
  /** What the guest has written before the start; absent = three tenths of it. */
  readonly writtenGib?: number;
  /** Row of `datastores`; absent = the first. */
  readonly datastore?: number;
  /** Operations a second that it is provisioned with; absent = no cap. */
  readonly iopsCap?: number;
  /** Operations a second of the whole VM at full load; absent = what its class of workload does. */
  readonly readIops?: number;
  readonly writeIops?: number;
}
