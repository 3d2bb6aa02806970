import { z } from 'zod';
import { DATASTORE_KINDS } from '#shared/sim/kernel/codes/index.ts';
import { amount, count, positive } from './parts.ts';

/** What the engine counts in whole GiB at most. */
const MOST_STORE_GIB = 1_000_000_000;
/** Largest virtual disk, GiB; design value. */
const MOST_DISK_GIB = 65_536;

/** Where virtual disks lie. */
export const datastore = z.strictObject({
  kind: z.enum(DATASTORE_KINDS).describe('What it is made of: decides operations and MiB a second.'),
  physicalGib: positive(MOST_STORE_GIB).describe('GiB that it has.'),
  local: count().optional().describe('Row of the host inside which it is; absent = shared by all.'),
  iops: positive().optional().describe('Operations a second, where it differs from its kind.'),
  mibPerS: positive().optional().describe('MiB a second, where it differs from its kind.'),
  backup: z
    .strictObject({
      fromHour: z.number().min(0).lt(24).describe('Hour of the day at which it begins.'),
      hours: positive().describe('How long it lasts.'),
    })
    .optional()
    .describe('A backup that reads as fast as it can, every day.'),
  growCentsPerGib: amount().optional().describe('Cents for a further GiB.'),
});

/** The virtual disk of a VM. */
export const disk = z.strictObject({
  gib: positive(MOST_DISK_GIB).describe('GiB that the guest sees.'),
  thin: z.boolean().optional().describe('Takes room only as it is written.'),
  writtenGib: amount().optional().describe('GiB that the guest has written before the start.'),
  datastore: count().optional().describe('Row of `datastores`; absent = the first.'),
  iopsCap: amount().optional().describe('Operations a second that it is provisioned with; absent = no cap.'),
  readIops: amount().optional().describe('Reads a second of the whole VM at full load.'),
  writeIops: amount().optional().describe('Writes a second of the whole VM at full load.'),
});
