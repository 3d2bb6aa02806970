import { z } from 'zod';
import { amount, atLeastOne, between, count, share, span } from './parts.ts';

export const TRACE_FORMATS = [
  'planetlab',
  'bitbrainsMatrix',
  'bitbrainsRows',
  'azurePacking',
  'azureReadings',
  'google2011',
  'swf',
  'gwf',
  'opendc',
] as const;
export type TraceFormat = (typeof TRACE_FORMATS)[number];

/** What a trace is read from. */
export const traceName = () =>
  z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .meta({ says: 'a name, a file, a folder, or a list of these' });

const classes = z
  .strictObject({ kind: z.literal('classes').describe('Which workload.') })
  .describe('Day curves of the workload classes with noise: what games use.');

const constant = z
  .strictObject({ kind: z.literal('constant').describe('Which workload.') })
  .describe('Every VM wants exactly its `meanLoad` in every tick.');

const diurnal = z
  .strictObject({
    kind: z.literal('diurnal').describe('Which workload.'),
    amplitude: share().default(0.5).describe('How far load swings around `meanLoad`, as a part of it.'),
    peakHour: z.number().min(0).lt(24).default(14).describe('Hour of the day with most load.'),
    sampleSeconds: between(1e-3, 1e7).default(300).describe('s of business time between samples.'),
  })
  .describe('A smooth day around each VM’s `meanLoad`, the same every day.');

const pattern = z
  .strictObject({
    kind: z.literal('pattern').describe('Which workload.'),
    sampleSeconds: between(1e-3, 1e7).default(300).describe('s a step.'),
  })
  .describe(
    'The raw-speed pattern: VM i wants ((31 i + 17 k + (i k) mod 13) mod 91 + 5) % in step k = 1, 2, …; constant within a step.',
  );

const mixed = z
  .strictObject({
    kind: z.literal('mixed').describe('Which workload.'),
    sampleSeconds: between(1e-3, 1e7).default(300).describe('s of business time between samples.'),
    columns: atLeastOne(100_000).default(288).describe('Samples; then the trace starts again.'),
    arrivalsOver: span(1e9)
      .optional()
      .describe('VMs arrive evenly over this span; absent = all are there from the start.'),
    meanLifetime: span(1e9, 1e-3).optional().describe('Mean of their exponential lifetimes; absent = they stay.'),
  })
  .describe(
    'VMs of many sizes and habits, made up from the seed: loads fitted to a PlanetLab day, sizes in powers of two.',
  );

const population = z
  .strictObject({
    kind: z.literal('population').describe('Which workload.'),
    deploymentsPerHour: amount(1e6).describe(
      'Deployments that arrive in an hour of business time, on average over the day.',
    ),
    placesItself: z
      .boolean()
      .default(true)
      .describe('The hall itself places what arrives, where most memory is left; else an order or a controller does.'),
  })
  .describe(
    'The population of a public cloud: deployments with sizes, lifetimes and loads of their own come and go, into groups with `slotVms`.',
  );

const trace = z
  .strictObject({
    kind: z.literal('trace').describe('Which workload.'),
    trace: traceName().describe(
      'Name of a made trace, a file (also .gz), a folder (all its files, by name), or a name found in TRACES_DIR. A list: all of these, one after the other.',
    ),
    format: z.enum(TRACE_FORMATS).default('planetlab').describe('How the files are laid out.'),
    sampleSeconds: between(1e-3, 1e7).default(300).describe('s of business time between samples.'),
    hold: z
      .boolean()
      .default(false)
      .describe('A sample counts until the next one; otherwise straight lines between samples.'),
    rows: atLeastOne(1_000_000).optional().describe('Only the first so many VMs of the trace.'),
    from: count(1_000_000).default(0).describe('First sample that is used.'),
    columns: atLeastOne(1_000_000).optional().describe('Only so many samples.'),
    repeatRows: z
      .boolean()
      .default(false)
      .describe('Deal rows again when there are more VMs than rows; otherwise that is an error.'),
    memory: z
      .boolean()
      .default(false)
      .describe('The trace’s memory use drives the guests’ active memory (`bitbrainsRows`).'),
    machine: z
      .strictObject({
        cores: between(1e-3, 1e6).describe('Cores of a machine unit.'),
        memMib: between(1, 1e9).describe('MiB of a machine unit.'),
      })
      .optional()
      .describe('What a whole machine stands for where sizes are parts of one (`azurePacking`, `google2011`).'),
    load: share()
      .max(1)
      .default(0.3)
      .describe('Load of VMs of which the trace says none (`azurePacking`, `swf`, `gwf`).'),
  })
  .describe('A measured or made trace: row i drives VM i.');

/** Where load comes from. */
export const workload = z.discriminatedUnion('kind', [classes, constant, diurnal, pattern, mixed, population, trace]);
export type Workload = z.infer<typeof workload>;
export type TraceWorkload = z.infer<typeof trace>;
