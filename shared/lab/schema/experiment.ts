import { z } from 'zod';
import { CLASSIC_VARIANTS } from '../classic/experiment.ts';
import { METRIC_NAMES } from '../metrics/names.ts';
import { facility } from './facility.ts';
import { controller, fault, order, unlocks } from './happenings.ts';
import { hostGroup, hostOffer, vmGroup } from './machines.ts';
import { atLeastOne, between, count, span } from './parts.ts';
import { policies } from './policies.ts';
import { datastore } from './storage.ts';
import { autoscaling, security } from './tenancy.ts';
import { traceName, workload } from './workload.ts';

const seed = () =>
  z
    .union([z.string().min(1).max(80), z.int().min(-1e15).max(1e15)])
    .default('LAB')
    .meta({ says: 'text or a whole number' })
    .describe('Every random draw starts from it.');
const id = () =>
  z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/)
    .meta({ says: 'small letters, digits and dashes' })
    .describe('Short name.');
const title = () => z.string().max(200).optional().describe('One line for people.');
const about = () => z.string().max(4000).optional().describe('What it shows, and after whom.');

const clock = z.strictObject({
  secondsPerHour: between(0.01, 3_600_000)
    .default(3600)
    .describe('Machine seconds in a business hour: 3600 = real time, 10 in games.'),
  startHour: z.number().min(0).lt(24).default(0).describe('Business hour at the start.'),
});

const rows = z.strictObject({
  hosts: atLeastOne(200_000).optional().describe('Room for hosts (more than there are, for bots that buy).'),
  vms: atLeastOne(1_000_000)
    .optional()
    .describe('Room for VMs (more than there are, for copies); with the workload `classes` only.'),
  tenants: atLeastOne(100_000).optional().describe('Room for tenants.'),
  migrations: atLeastOne(100_000).optional().describe('Moves that can wait or be under way at once.'),
  rules: atLeastOne(10_000).optional().describe('Rules of placement at a time.'),
  snapshots: atLeastOne(100_000).optional().describe('Snapshots at a time.'),
  copies: atLeastOne(10_000).optional().describe('Bulk work on disks at a time.'),
  incidents: atLeastOne(10_000).optional().describe('Incidents kept.'),
  forecasts: atLeastOne(1000).optional().describe('Announcements kept.'),
});

const outputs = z.strictObject({
  metrics: z.array(z.enum(METRIC_NAMES)).optional().describe('Which metrics are shown; absent = all.'),
  series: z
    .array(z.string().min(1))
    .optional()
    .describe('Columns of the series, where one is kept: named ones, or `table.column[row]`, `table.column.mean` …'),
  every: atLeastOne(1_000_000)
    .optional()
    .describe('Ticks between two rows of the series; absent = it is kept only when `--every` or `--show` ask for it.'),
});

/** An experiment in the engine's own world: everything in it moves as in a game. */
const worldExperiment = z.strictObject({
  kind: z.literal('world').describe('Which kind of experiment.'),
  id: id(),
  title: title(),
  about: about(),
  seed: seed(),
  tickSeconds: z
    .number()
    .min(0.001)
    .max(86_400)
    .default(1)
    .describe('s of machine time in a tick: 0.2 in games, 1 in the lab, 300 for traces.'),
  ticks: atLeastOne(1_000_000_000).optional().describe('Length in ticks. Either this or `duration`.'),
  duration: span(1e10, 1e-3).optional().describe('Length in machine time.'),
  clock: clock.prefault({}).describe('How machine time and business time go together.'),
  hosts: z.array(hostGroup).min(1).describe('Groups of equal hosts.'),
  catalogue: z
    .array(hostOffer)
    .optional()
    .describe('Hosts that can be bought besides; absent = only those that are there.'),
  vms: z.array(vmGroup).min(1).describe('Groups of equal VMs.'),
  workload: workload.default({ kind: 'classes' }).describe('Where load comes from.'),
  policies: policies.prefault({}).describe('How the hall is run.'),
  facility: facility.prefault({}).describe('The hall around the hosts: power, network, money, failures.'),
  datastores: z
    .array(datastore)
    .min(1)
    .optional()
    .describe('Where virtual disks lie; absent = one with room for everything, never in the way.'),
  bootWork: z
    .number()
    .min(0)
    .max(10)
    .optional()
    .describe(
      'How much of the published work of a boot is done, 1 = all of it; absent = boots take a few seconds whatever happens.',
    ),
  security: security.optional().describe('What attackers do; absent = nothing.'),
  autoscaling: autoscaling.optional().describe('Autoscaling, where it differs.'),
  unlocks: unlocks.optional().describe('Commands that may be given only from a time on; absent = all from the start.'),
  controllers: z.array(controller).default([]).describe('Who acts during the run, in the order in which they look.'),
  orders: z.array(order).default([]).describe('Commands given at fixed times.'),
  faults: z.array(fault).default([]).describe('What goes wrong, and when.'),
  marks: z
    .array(z.tuple([count(1_000_000_000), z.int()]))
    .max(100_000)
    .optional()
    .describe(
      'Ticks done and the hash of the state then, as whoever played it on a page had them: homework is checked by them.',
    ),
  systems: z
    .array(z.string())
    .optional()
    .describe('Systems of the tick that run; absent = all. An experiment leaves out what it does without.'),
  rows: rows.prefault({}).describe('Sizes of tables, where the usual ones do not do.'),
  outputs: outputs.prefault({}).describe('What a run shows.'),
});
export type WorldExperiment = z.infer<typeof worldExperiment>;
/** The same as it stands in a file: what has a default may be left out. */
export type WorldFile = z.input<typeof worldExperiment>;

/** The consolidation experiment of Beloglazov & Buyya (2012), step by step as CloudSim 4.0 runs it. */
const classicExperiment = z.strictObject({
  kind: z.literal('classic').describe('Which kind of experiment.'),
  id: id(),
  title: title(),
  about: about(),
  seed: seed().describe('Where random selection (`rs`) draws from; nothing else is random.'),
  policy: z
    .string()
    .describe(
      '`npa`, `dvfs`, or overload detector, VM selection and parameter with `_` between: `thr_mmt_0.8`. Detectors: thr, iqr, mad, lr, lrr; selections: mmt, mu, mc, rs.',
    ),
  variant: z
    .enum(CLASSIC_VARIANTS)
    .default('as-published')
    .describe(
      '`as-published`: VMs that want nothing are destroyed. `keep-zero`: they stay. `idle-counts`: they stay, and an empty host counts with its idle power when a place is looked for.',
    ),
  hosts: count(100_000).min(1).default(800).describe('Hosts: G4 and G5 in turn.'),
  workload: z
    .strictObject({
      trace: traceName().describe(
        'A made trace, a file of PlanetLab (also .gz), a folder of them, a name found in TRACES_DIR, or a list of these.',
      ),
      rows: atLeastOne(1_000_000).optional().describe('Only the first so many VMs of the trace.'),
    })
    .describe('Where load comes from: row i drives VM i.'),
  ticks: count(287).min(1).optional().describe('Steps of 300 s; absent = the whole day (287).'),
  outputs: outputs.prefault({}).describe('What a run shows.'),
});
export type ClassicExperiment = z.infer<typeof classicExperiment>;

/** What an experiment file may hold. */
export const experiment = z.discriminatedUnion('kind', [worldExperiment, classicExperiment]);
export type Experiment = z.infer<typeof experiment>;
