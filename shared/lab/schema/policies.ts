import { z } from 'zod';
import {
  BALANCER_MODES,
  CPU_GENERATIONS,
  PRODUCTS,
  SHARING_POLICIES,
  WORKLOADS,
} from '#shared/sim/kernel/codes/index.ts';
import { FITS } from '#shared/sim/kernel/codes/placement.ts';
import { amount, between, count, share } from './parts.ts';

const on = () => z.boolean().default(true);

const rungs = z.strictObject({
  sharing: on().describe('Page sharing.'),
  balloon: on().describe('Balloons in guests.'),
  compression: on().describe('Compressed pages in the host.'),
  swap: on().describe('Swapping by the host.'),
});

const dirty = z.strictObject({
  atLoad: z
    .number()
    .min(0.001)
    .max(1)
    .optional()
    .describe('Part of its vCPUs that a guest works while it writes so; absent = its own mean load.'),
  hotMib: amount(1e6).describe('MiB: hot set.'),
  hotS: between(1e-3, 1e6).describe('s: time in which about two thirds of it are dirty again.'),
  coldMibPerS: amount(1e6).describe('MiB/s: dirtied in the rest.'),
});

const migration = z.strictObject({
  rounds: z
    .enum(['fullSpeed', 'adaptive'])
    .optional()
    .describe('As fast as the network allows (QEMU), or each round a little faster than the guest writes (Xen).'),
  maxRounds: count(100_000).optional().describe('Passes before the rest is sent in one pause; 0 = no end.'),
  pauseMs: amount(1e6).optional().describe('ms: a pause this short ends the passes.'),
  sessionMbit: amount(1e6).optional().describe('Mbit/s: most that one move may take; 0 = no limit.'),
  minMbit: between(1, 1e6).optional().describe('Adaptive: Mbit/s of the first pass.'),
  maxMbit: between(1, 1e6).optional().describe('Adaptive: largest rate.'),
  stepMbit: between(1, 1e6).optional().describe('Adaptive: Mbit/s above the guest’s writing.'),
  resumeMs: amount(1e6).optional().describe('ms from the last byte to the guest running again.'),
  autoConverge: z.boolean().optional().describe('A guest that dirties too much is throttled by itself.'),
  rttMs: amount(1e4).optional().describe('ms to the other host and back.'),
  dirtyFactor: amount(1e3).optional().describe('On the rate at which guests dirty cold memory.'),
  dirty: z.partialRecord(z.enum(WORKLOADS), dirty).optional().describe('Dirty pages of a class, where they differ.'),
});

const sla = z.strictObject({
  periodHours: between(1e-3, 1e6).describe('Business hours over which service is judged.'),
  credits: z
    .array(
      z.strictObject({ below: share().describe('Part of good time.'), credit: share().describe('Part of the fee.') }),
    )
    .describe('What is given back below which part of good time, mildest first.'),
});

const balancer = z.strictObject({
  mode: z.enum(BALANCER_MODES).optional().describe('Off, suggests moves, or makes them itself.'),
  level: z.int().min(1).max(5).optional().describe('1: mandatory moves only; 5: every slight gain.'),
  everySeconds: between(1e-3, 1e6).optional().describe('s between two looks.'),
  savePower: z.boolean().optional().describe('Whether hosts that are not needed are put to sleep.'),
});

const noise = z.strictObject({
  factor: amount(100).describe('On the published spreads; 1 = as measured.'),
  everySeconds: between(1e-3, 1e6).describe('s between two values; 60 as measured.'),
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
  closedRungs: z
    .array(z.enum(['balloon', 'compression', 'swap']))
    .optional()
    .describe('Means that exist and that nobody has switched on yet; an order does.'),
  idleTax: share().default(0.75).describe('Tax on idle memory.'),
  balloonsGoOn: z.boolean().optional().describe('Balloons at work go on where a ladder would stop them.'),
  sliceMs: between(0.1, 1e4).default(30).describe('ms: scheduler time slice.'),
  scanner: z.enum(['esx', 'ksm']).optional().describe('Which scanner looks for equal pages.'),
  scanPagesPerSecond: amount(1e8).optional().describe('Pages a second that it looks at (ESX: per VM, KSM: per host).'),
  migration: migration.optional().describe('Live migration, where it differs.'),
  sla: sla.optional().describe('One contract for all tiers.'),
  coScheduling: z
    .enum(['independent', 'relaxed', 'strict'])
    .optional()
    .describe('How the vCPUs of one VM run: each for itself, kept close together, or only all at once.'),
  pagePatching: z.boolean().optional().describe('Whether hosts patch similar pages.'),
  patchingCores: share().optional().describe('Part of a host’s cores that patches pages, at most; absent = 0.05.'),
  pagingRedirection: z
    .boolean()
    .optional()
    .describe('Whether a host knows what its guests page out, so that it need not read its own swap first.'),
  cpuBaseline: z
    .enum([...CPU_GENERATIONS, 'off'])
    .optional()
    .describe('Newest processor that guests are shown; `off`: that of their host.'),
  placement: z.enum(FITS).optional().describe('How places are chosen for VMs that have to move or start again.'),
  balancer: balancer.optional().describe('The engine’s own balancer (after vSphere DRS and DPM), where it differs.'),
  haDetectionSeconds: between(1e-3, 1e6).optional().describe('s without heartbeats until HA takes a host for dead.'),
  patchSeconds: between(1e-3, 1e6).optional().describe('s to put a patch into a hypervisor, without the reboot.'),
  stacks: z.array(z.enum(PRODUCTS)).optional().describe('What is sold beside plain machines from the start.'),
  noise: noise.optional().describe('Noise of neighbours; absent = none.'),
});
