import { ENGINE_VERSION } from '#shared/sim/kernel/engine.ts';
import type { ClassicStep } from './classic/experiment.ts';
import { runClassic } from './classic/run.ts';
import { classicRunOf } from './classic-run.ts';
import { columnsOf, columnsOfStep, type State } from './compare/state.ts';
import { METRIC_NAMES, METRIC_SYSTEMS, type MetricName } from './metrics/names.ts';
import { ExperimentProblems } from './problems.ts';
import type { RefusalCounts, Refused } from './refusals.ts';
import type { ClassicExperiment, Experiment, WorldExperiment } from './schema/experiment.ts';
import { CLASSIC_COLUMNS, type ClassicColumn, classicColumnProblem } from './series/classic-columns.ts';
import { columnOf, columnProblem } from './series/columns.ts';
import { Recorder, type Series } from './series/recorder.ts';
import { tableRows } from './sizes.ts';
import type { ReadFiles } from './traces/trace-file.ts';
import { WorldRun } from './world/run-world.ts';

/** What a run says in the end: always which engine, experiment and seed, and a hash of its last state. */
export interface Result {
  readonly engine: number;
  readonly experiment: string;
  readonly seed: string;
  readonly ticks: number;
  /** Eight hexadecimal digits. */
  readonly hash: string;
  readonly metrics: { readonly [name: string]: number };
  /** How many orders and controllers' commands were refused, by code; a world's alone. */
  readonly refusals?: RefusalCounts;
  readonly series?: Series;
}

export interface RunOptions {
  readonly readFiles: ReadFiles;
  /** Columns to keep; absent = the experiment's own. */
  readonly show?: readonly string[] | undefined;
  /** Ticks between two rows; absent = the experiment's own, or 1 when columns are asked for. */
  readonly every?: number | undefined;
  /** Told each row as soon as it is there, with the columns' names. */
  readonly onRow?: ((columns: readonly string[], row: readonly number[]) => void) | undefined;
  /** Told after every tick. */
  readonly onTick?: ((done: number, of: number) => void) | undefined;
  /** Told the whole state every `stateEvery` ticks. */
  readonly onState?: ((state: State) => void) | undefined;
  readonly stateEvery?: number | undefined;
  /** Told each order and command that is refused. */
  readonly onRefusal?: ((refused: Refused) => void) | undefined;
  /** Told what the trace left out or took for something else, a sentence each, before the first tick. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** Told the hash at every hundredth tick, and at the end. */
  readonly onHash?: ((tick: number, hash: number) => void) | undefined;
}

const HASH_EVERY = 100;

/** Runs an experiment from start to end. Same experiment: same result, on every machine. */
export function runExperiment(experiment: Experiment, options: RunOptions): Result {
  return experiment.kind === 'classic' ? runDay(experiment, options) : runWorld(experiment, options);
}

function runWorld(experiment: WorldExperiment, options: RunOptions): Result {
  const run = new WorldRun(experiment, options.readFiles);
  for (const note of run.notes) options.onNote?.(note);
  const every = everyOf(experiment, options);
  const recorder = every === undefined ? undefined : worldRecorder(experiment, options);
  while (!run.done) {
    for (const refused of run.step()) options.onRefusal?.(refused);
    const { tick } = run.world;
    if (recorder && every && (tick % every === 0 || run.done)) noteRow(recorder, run, options);
    if (options.onState && tick % (options.stateEvery ?? 1) === 0)
      options.onState({ tick, columns: columnsOf(run.world) });
    if (options.onHash && (tick % HASH_EVERY === 0 || run.done)) options.onHash(tick, run.hash());
    options.onTick?.(tick, run.ticks);
  }
  const metrics = chosen(simulated(run.metrics(), experiment.systems), experiment.outputs.metrics);
  return resultOf(experiment, run.ticks, run.hash(), { metrics, refusals: run.refusals() }, recorder?.series);
}

function noteRow<Source>(recorder: Recorder<Source>, source: Source, { onRow }: RunOptions): void {
  const row = recorder.note(source);
  onRow?.(Object.keys(recorder.series), row);
}

function worldRecorder(experiment: WorldExperiment, { show }: RunOptions): Recorder<WorldRun> {
  const names = show ?? experiment.outputs.series ?? DEFAULT_COLUMNS;
  refuse(names, (name) => columnProblem(name, tableRows(experiment)));
  const { tickSeconds } = experiment;
  return new Recorder<WorldRun>([
    ['tick', ({ world }) => world.tick],
    ['t', ({ world }) => world.tick * tickSeconds],
    ...names.map((name) => {
      const read = columnOf(name);
      return [name, ({ world }: WorldRun) => read(world)] as const;
    }),
  ]);
}

/** Columns of a run of which nothing else is said. */
const DEFAULT_COLUMNS = ['powerKw', 'hostsOn', 'vmsRunning', 'speed', 'moves', 'swappedGib'] as const;

function runDay(experiment: ClassicExperiment, options: RunOptions): Result {
  const day = classicRunOf(experiment, options.readFiles);
  const every = everyOf(experiment, options);
  const recorder = every === undefined ? undefined : classicRecorder(experiment, options);
  let [steps, last] = [0, 0];
  const { metrics, hash } = runClassic(day, (step) => {
    steps += 1;
    last = step.hash;
    if (recorder && every && steps % every === 0) noteRow(recorder, step, options);
    if (steps % (options.stateEvery ?? 1) === 0) options.onState?.({ tick: steps, columns: columnsOfStep(step) });
    if (steps % HASH_EVERY === 0) options.onHash?.(steps, step.hash);
    options.onTick?.(steps, day.steps);
  });
  if (steps % HASH_EVERY !== 0) options.onHash?.(steps, last);
  const all = { ...metrics } as { readonly [name: string]: number };
  return resultOf(experiment, steps, hash, { metrics: chosen(all, experiment.outputs.metrics) }, recorder?.series);
}

function classicRecorder(experiment: ClassicExperiment, { show }: RunOptions): Recorder<ClassicStep> {
  const names = show ?? experiment.outputs.series ?? CLASSIC_COLUMNS.filter((name) => name !== 'hash');
  refuse(names, classicColumnProblem);
  return new Recorder<ClassicStep>([
    ['t', (step) => step.t],
    ...names.map((name) => [name, (step: ClassicStep) => step[name as ClassicColumn]] as const),
  ]);
}

/** A series is kept when somebody says how often: in the file, or for this run. */
function everyOf({ outputs }: Experiment, { every, show }: RunOptions): number | undefined {
  return every ?? outputs.every ?? (show ? 1 : undefined);
}

function refuse(names: readonly string[], problem: (name: string) => string | undefined): void {
  const problems = names.flatMap((name) => {
    const reason = problem(name);
    return reason ? [{ path: `--show ${name}`, reason }] : [];
  });
  if (problems.length > 0) throw new ExperimentProblems(problems);
}

/** Metrics whose system ran: a speed that nobody computed is not a speed of nought. */
function simulated(metrics: { readonly [M in MetricName]: number }, systems: readonly string[] | undefined) {
  const entries = METRIC_NAMES.filter((name) => {
    const system = METRIC_SYSTEMS[name];
    return system === undefined || systems === undefined || systems.includes(system);
  }).map((name) => [name, metrics[name]] as const);
  return Object.fromEntries(entries);
}

function chosen(metrics: { readonly [name: string]: number }, names: readonly string[] | undefined) {
  return names
    ? Object.fromEntries(names.filter((name) => name in metrics).map((name) => [name, metrics[name]]))
    : metrics;
}

function resultOf(
  experiment: Experiment,
  ticks: number,
  hash: number,
  sums: Pick<Result, 'metrics' | 'refusals'>,
  series: Series | undefined,
): Result {
  const head = {
    engine: ENGINE_VERSION,
    experiment: experiment.id,
    seed: String(experiment.seed),
    ticks,
    hash: hashText8(hash),
  };
  return { ...head, ...sums, ...(series && { series }) };
}

/** A hash as it is printed. */
export function hashText8(hash: number): string {
  return (hash >>> 0).toString(16).padStart(8, '0');
}
