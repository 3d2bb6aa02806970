import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { plotOfRun, plotOfTable } from '#shared/lab/plot/plot-of.ts';
import { type Result, runExperiment } from '#shared/lab/run-experiment.ts';
import { lengthTicks } from '#shared/lab/sizes.ts';
import { type Arguments, type Flags, listOf, problem } from './arguments.ts';
import { EXPERIMENT_FLAGS, loadExperiment, overridesIn } from './load.ts';
import { csvRows, ProgressLine } from './terminal.ts';

export const PLOT_FLAGS = {
  show: { takes: 'value', value: 'a,b', about: 'columns that are drawn' },
  every: { takes: 'value', value: 'N', about: 'a point every N ticks' },
  out: { takes: 'value', value: 'x.svg', about: 'where the picture goes' },
  x: { takes: 'value', value: 'column', about: 'of a table: the column along the x axis' },
  by: { takes: 'value', value: 'column', about: 'of a table: one line for each value of it' },
  title: { takes: 'value', value: 'text', about: 'what stands above it' },
  ...EXPERIMENT_FLAGS,
} as const satisfies Flags;

/** Rows of a picture when nobody says how many. */
const USUAL_ROWS = 800;

/** `lab plot FILE --show a,b --out x.svg`: the series of a run, of a saved result, or columns of a table. */
export async function plot(args: Arguments): Promise<void> {
  const [name, ...more] = args.files;
  if (name === undefined || more.length > 0) throw problem('plot', 'needs one experiment, result or table');
  const out = args.value('out') ?? `${path.basename(name).replace(/\.[a-z]+$/, '')}.svg`;
  writeFileSync(out, name.endsWith('.csv') ? tablePlot(name, args) : await runPlot(name, args));
  process.stdout.write(`${out}\n`);
}

async function runPlot(name: string, args: Arguments): Promise<string> {
  const saved = savedResult(name);
  if (saved) return plotOfRun(onlyShown(saved, listOf(args.value('show'))), args.value('title') ?? saved.experiment);
  const { experiment, readFiles } = await loadExperiment(name, overridesIn(args));
  const progress = new ProgressLine();
  const ticks = experiment.kind === 'world' ? lengthTicks(experiment) : 0;
  const result = runExperiment(experiment, {
    readFiles,
    show: listOf(args.value('show')) ?? experiment.outputs.series,
    every: args.count('every') ?? experiment.outputs.every ?? Math.max(1, Math.floor(ticks / USUAL_ROWS)),
    onTick: (done, of) => progress.show(done, of),
  });
  progress.end();
  return plotOfRun(result, args.value('title') ?? experiment.title ?? experiment.id);
}

/** What `lab run --json` has printed into a file. */
function savedResult(name: string): Result | undefined {
  if (!existsSync(name)) return undefined;
  try {
    const value = JSON.parse(readFileSync(name, 'utf8')) as Partial<Result>;
    return value.hash !== undefined && value.series !== undefined ? (value as Result) : undefined;
  } catch {
    return undefined;
  }
}

function onlyShown(result: Result, show: readonly string[] | undefined): Result {
  const series = result.series ?? {};
  const missing = show?.find((name) => !Object.hasOwn(series, name));
  if (missing) throw problem(`--show ${missing}`, `the result has ${Object.keys(series).join(', ')}`);
  const names = show ? ['tick', 't', ...show].filter((name) => Object.hasOwn(series, name)) : Object.keys(series);
  return { ...result, series: Object.fromEntries(names.map((name) => [name, series[name] ?? []])) };
}

function tablePlot(name: string, args: Arguments): string {
  const [heads = [], ...cells] = csvRows(readFileSync(name, 'utf8'));
  const table = new Map(heads.map((column, i) => [column, cells.map((row) => row[i] ?? '')] as const));
  const x = args.value('x') ?? heads[0] ?? '';
  const names = listOf(args.value('show')) ?? [];
  const by = args.value('by');
  if (names.length === 0) throw problem('--show', `say which of ${heads.join(', ')}`);
  const unknown = [x, ...names, ...(by === undefined ? [] : [by])].find((column) => !table.has(column));
  if (unknown !== undefined) throw problem(unknown, `no such column; the table has ${heads.join(', ')}`);
  return plotOfTable(table, { x, names, by, title: args.value('title') ?? path.basename(name) });
}
