import { z } from 'zod';
import { SHARING_POLICIES, WORKLOADS } from '#shared/sim/codes.ts';
import { amount, count, positive, share } from './parts.ts';

const on = () => z.boolean().default(true);

const rungs = z.strictObject({
  sharing: on().describe('Page sharing.'),
  balloon: on().describe('Balloons in guests.'),
  compression: on().describe('Compressed pages in the host.'),
  swap: on().describe('Swapping by the host.'),
});

const dirty = z.strictObject({
  hotMib: amount().describe('MiB: hot set.'),
  hotS: positive().describe('s: time in which about two thirds of it are dirty again.'),
  coldMibPerS: amount().describe('MiB/s: dirtied in the rest.'),
});

const migration = z.strictObject({
  rounds: z
    .enum(['fullSpeed', 'adaptive'])
    .optional()
    .describe('As fast as the network allows (QEMU), or each round a little faster than the guest writes (Xen).'),
  maxRounds: count(100_000).optional().describe('Passes before the rest is sent in one pause; 0 = no end.'),
  pauseMs: amount().optional().describe('ms: a pause this short ends the passes.'),
  sessionMbit: amount().optional().describe('Mbit/s: most that one move may take; 0 = no limit.'),
  minMbit: amount().optional().describe('Adaptive: Mbit/s of the first pass.'),
  maxMbit: amount().optional().describe('Adaptive: largest rate.'),
  stepMbit: amount().optional().describe('Adaptive: Mbit/s above the guest’s writing.'),
  resumeMs: amount().optional().describe('ms from the last byte to the guest running again.'),
  dirtyFactor: amount().optional().describe('On the rate at which guests dirty cold memory.'),
  dirty: z.partialRecord(z.enum(WORKLOADS), dirty).optional().describe('Dirty pages of a class, where they differ.'),
});

const sla = z.strictObject({
  periodHours: positive().describe('Business hours over which service is judged.'),
  credits: z
    .array(
      z.strictObject({ below: share().describe('Part of good time.'), credit: share().describe('Part of the fee.') }),
    )
    .describe('What is given back below which part of good time, mildest first.'),
});

/** How the hall is run: one value for each of the engine's policies. */
export const policies = z.strictObject({
  overcommitPercent: z
    .int()
    .min(1)
    .max(100_000)
    .default(150)
    .describe('% of machine memory that may be promised on a host.'),
  sharing: z.enum(SHARING_POLICIES).default('tenant').describe('Which pages may be merged.'),
  haReserve: count(100).default(0).describe('Host failures that must stay absorbable.'),
  haPolicy: z.enum(['memory', 'slots', 'percentage']).optional().describe('How the HA reserve is counted.'),
  ladder: z.enum(['esx2002', 'esx4', 'vsphere6']).default('vsphere6').describe('Which thresholds of free memory.'),
  rungs: rungs.prefault({}).describe('Which means of reclaiming memory exist at all.'),
  idleTax: share().default(0.75).describe('Tax on idle memory.'),
  sliceMs: positive().default(30).describe('ms: scheduler time slice.'),
  scanner: z.enum(['esx', 'ksm']).optional().describe('Which scanner looks for equal pages.'),
  scanPagesPerSecond: amount().optional().describe('Pages a second that it looks at (ESX: per VM, KSM: per host).'),
  migration: migration.optional().describe('Live migration, where it differs.'),
  sla: sla.optional().describe('One contract for all tiers.'),
});

/** The hall around the hosts. */
export const facility = z.strictObject({
  startCents: z.int().default(0).describe('Cents: opening balance.'),
  migrationMbit: amount().default(10_000).describe('Mbit/s: migration network.'),
  pue: z.number().min(1).max(10).default(1.5).describe('Facility energy over server energy.'),
  dayCentsPerKwh: amount().default(10).describe('Cents a kWh, 6–22 h.'),
  nightCentsPerKwh: amount().default(6).describe('Cents a kWh, 22–6 h.'),
  hostMtbfHours: amount().default(0).describe('Business hours between unannounced failures of a host; 0 = none.'),
  hostRepairHours: amount().optional().describe('Business hours until a failed host is there again.'),
  energyRule: z
    .enum(['rectangle', 'trapezoid'])
    .optional()
    .describe('Power of a tick held for its length, or the mean of two neighbouring ticks (first interval free).'),
});
