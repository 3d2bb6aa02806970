import { z } from 'zod';
import { DATASTORE_KINDS } from '#shared/sim/kernel/codes/index.ts';
import { amount, between, count } from './parts.ts';

/** What the engine counts in whole GiB at most. */
const MOST_STORE_GIB = 1_000_000_000;
/** Largest virtual disk, GiB; design value. */
const MOST_DISK_GIB = 65_536;

/** Where virtual disks lie. */
export const datastore = z.strictObject({
  kind: z.enum(DATASTORE_KINDS).describe('What it is made of: decides operations and MiB a second.'),
  physicalGib: between(1e-3, MOST_STORE_GIB).describe('GiB that it has.'),
  local: count(200_000).optional().describe('Row of the host inside which it is; absent = shared by all.'),
  iops: between(1, 1e8).optional().describe('Operations a second, where it differs from its kind.'),
  mibPerS: between(1e-3, 1e6).optional().describe('MiB a second, where it differs from its kind.'),
  backup: z
    .strictObject({
      fromHour: z.number().min(0).lt(24).describe('Hour of the day at which it begins.'),
      hours: between(1e-3, 24).describe('How long it lasts.'),
    })
    .optional()
    .describe('A backup that reads as fast as it can, every day.'),
  growCentsPerGib: amount(1e6).optional().describe('Cents for a further GiB.'),
});

/** The virtual disk of a VM. */
export const disk = z.strictObject({
  gib: between(1e-3, MOST_DISK_GIB).describe('GiB that the guest sees.'),
  thin: z.boolean().optional().describe('Takes room only as it is written.'),
  writtenGib: amount(MOST_DISK_GIB).optional().describe('GiB that the guest has written before the start.'),
  datastore: count(100_000).optional().describe('Row of `datastores`; absent = the first.'),
  iopsCap: amount(1e8).optional().describe('Operations a second that it is provisioned with; absent = no cap.'),
  readIops: amount(1e8).optional().describe('Reads a second of the whole VM at full load.'),
  writeIops: amount(1e8).optional().describe('Writes a second of the whole VM at full load.'),
});
