import { type Result, type RunOptions, runExperiment } from '#shared/lab/run-experiment.ts';
import type { Experiment } from '#shared/lab/schema/experiment.ts';
import { lengthTicks } from '#shared/lab/sizes.ts';
import { type Arguments, type Flags, listOf, problem } from './arguments.ts';
import { EXPERIMENT_FLAGS, type Loaded, loadExperiment, overridesIn } from './load.ts';
import { RefusalTeller } from './refusals.ts';
import { StateFile } from './state-file.ts';
import { csvText, ProgressLine, readable, tableRow, twoColumns } from './terminal.ts';

export const RUN_FLAGS = {
  json: { takes: 'nothing', about: 'print exactly one JSON object' },
  csv: { takes: 'nothing', about: 'print a table of commas (with --show or --every: the series)' },
  every: { takes: 'value', value: 'N', about: 'a row of the series every N ticks' },
  show: {
    takes: 'value',
    value: 'a,b,c',
    about: 'columns of the series: powerKw, hosts.freeMib[0], vms.speedPermille.mean …',
  },
  states: { takes: 'value', value: 'X.states.jsonl', about: 'save all cells every N ticks, for compare' },
  ...EXPERIMENT_FLAGS,
} as const satisfies Flags;

/** Rows of the table that a run prints when nobody says how many. */
const USUAL_ROWS = 12;

/** `lab run FILE`: one experiment, as a table, as one JSON object, or as a table of commas. */
export async function run(args: Arguments): Promise<void> {
  const loaded = await loadOne(args);
  if (args.has('json') && args.has('csv')) throw problem('--csv', 'say either --json or --csv');
  const states = args.value('states');
  const result = states === undefined ? print(args, loaded) : saveStates(states, args, loaded);
  if (args.has('json')) process.stdout.write(`${JSON.stringify(result)}\n`);
}

function loadOne(args: Arguments): Promise<Loaded> {
  const [name, ...more] = args.files;
  if (name === undefined)
    throw problem('run', 'needs an experiment file, or the name of one that ships (see `lab list`)');
  if (more.length > 0) throw problem(more.join(' '), 'one experiment at a time; `lab sweep` runs many');
  return loadExperiment(name, overridesIn(args));
}

function print(args: Arguments, loaded: Loaded): Result {
  if (args.has('json')) return runQuietly(args, loaded);
  return args.has('csv') ? runAsCsv(args, loaded) : runAsTable(args, loaded);
}

function runQuietly(args: Arguments, { experiment, readFiles }: Loaded): Result {
  return runTold(experiment, { readFiles, show: listOf(args.value('show')), every: args.count('every') });
}

/** Runs with a bar and with what is refused on stderr. */
function runTold(experiment: Experiment, options: RunOptions, progress = new ProgressLine()): Result {
  const teller = new RefusalTeller(progress);
  const result = runExperiment(experiment, {
    ...options,
    onNote: (note) => progress.say(note),
    onRefusal: (refused) => teller.note(refused),
    onTick: (done, of) => progress.show(done, of),
  });
  progress.end();
  teller.end();
  return result;
}

/** Rows go out as soon as they are there; without columns asked for, the metrics are the row. */
function runAsCsv(args: Arguments, loaded: Loaded): Result {
  const { every } = loaded.experiment.outputs;
  const asked = args.has('show') || args.has('every') || every !== undefined;
  if (!asked) {
    const result = runQuietly(args, loaded);
    process.stdout.write(csvText([Object.keys(flat(result)), Object.values(flat(result))]));
    return result;
  }
  let first = true;
  const progress = new ProgressLine();
  const options: RunOptions = {
    readFiles: loaded.readFiles,
    show: listOf(args.value('show')),
    every: args.count('every') ?? every ?? 1,
    onRow(columns, row) {
      progress.end();
      if (first) process.stdout.write(csvText([columns]));
      first = false;
      process.stdout.write(csvText([row]));
    },
  };
  return runTold(loaded.experiment, options, progress);
}

/** A result as one row: what identifies it, then its metrics. */
export function flat({ engine, experiment, seed, ticks, hash, metrics }: Result): { readonly [name: string]: unknown } {
  return { engine, experiment, seed, ticks, hash, ...metrics };
}

function runAsTable(args: Arguments, { experiment, readFiles }: Loaded): Result {
  const progress = new ProgressLine();
  let heads: readonly string[] = [];
  const options: RunOptions = {
    readFiles,
    show: listOf(args.value('show')),
    every: args.count('every') ?? experiment.outputs.every ?? usualEvery(experiment),
    onRow(columns, row) {
      progress.end();
      if (heads.length === 0) {
        heads = columns;
        process.stdout.write(`${experiment.id}${experiment.title ? ` – ${experiment.title}` : ''}\n\n`);
        process.stdout.write(`${tableRow(columns, columns)}\n`);
      }
      process.stdout.write(`${tableRow(row.map(readable), heads)}\n`);
    },
  };
  const result = runTold(experiment, options, progress);
  const metrics = Object.entries(result.metrics).map(([name, value]) => [name, readable(value)] as const);
  process.stdout.write(`\n${twoColumns(metrics)}\n\n`);
  const { engine, seed, ticks, hash } = result;
  process.stdout.write(`engine ${engine}, seed ${seed}, ${ticks} ticks, hash ${hash}\n`);
  return result;
}

/** Steps of the classic experiment's day. */
const DAY_STEPS = 287;

function usualEvery(experiment: Loaded['experiment']): number {
  const ticks = experiment.kind === 'world' ? lengthTicks(experiment) : (experiment.ticks ?? DAY_STEPS);
  return Math.max(1, Math.ceil(ticks / USUAL_ROWS));
}

function saveStates(file: string, args: Arguments, { experiment, readFiles }: Loaded): Result {
  const states = new StateFile(file);
  try {
    const result = runTold(experiment, {
      readFiles,
      onState: (state) => states.write(state),
      stateEvery: args.count('every') ?? 1,
    });
    if (!args.has('json')) process.stdout.write(`${states.written} states in ${file}, hash ${result.hash}\n`);
    return result;
  } finally {
    states.close();
  }
}
