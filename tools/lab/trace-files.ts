import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Experiment } from '#shared/lab/schema/experiment.ts';
import { isParquet, parquetTable } from '#shared/lab/traces/parquet.ts';
import { type ReadFiles, type TraceFile, TraceProblem } from '#shared/lab/traces/trace-file.ts';

/** A file on disk, and what refusals call it. */
interface Found {
  readonly name: string;
  readonly file: string;
}

/**
 * Finds the traces of an experiment: beside the working directory, beside the experiment, then by name in TRACES_DIR. A
 * folder stands for all its files in the order of their names, those that begin with a dot left out as a shell would.
 * Parquet is read at once, because its reader is asynchronous; what is wrong with it is told when it is asked for.
 */
export async function traceFilesFor(experiment: Experiment, folder: string): Promise<ReadFiles> {
  const tables = new Map<string, TraceFile['content'] | TraceProblem>();
  for (const found of tracesIn(experiment).flatMap((name) => find(name, folder) ?? [])) {
    const bytes = readFileSync(found.file);
    if (isParquet(bytes)) tables.set(found.file, await parquetTable(found.name, bytes).catch(asProblem));
  }
  return (name) => find(name, folder)?.map((found) => ({ name: found.name, content: contentOf(found, tables) }));
}

function contentOf(
  { name, file }: Found,
  tables: ReadonlyMap<string, TraceFile['content'] | TraceProblem>,
): TraceFile['content'] {
  const table = tables.get(file);
  if (table instanceof TraceProblem) throw table;
  return table ?? textOf(name, file);
}

function asProblem(error: unknown): TraceProblem {
  if (error instanceof TraceProblem) return error;
  throw error;
}

/** Names of files that an experiment's workload reads. */
function tracesIn(experiment: Experiment): readonly string[] {
  const { workload } = experiment;
  if ('kind' in workload && workload.kind !== 'trace') return [];
  return typeof workload.trace === 'string' ? [workload.trace] : workload.trace;
}

function find(name: string, folder: string): Found[] | undefined {
  const traces = process.env.TRACES_DIR ?? '';
  const named = traces === '' ? [] : ['', '.csv', '.csv.gz'].map((ending) => path.join(traces, `${name}${ending}`));
  const at = [path.resolve(name), path.resolve(folder, name), ...named].find((file) => existsSync(file));
  if (at === undefined) return undefined;
  return statSync(at).isDirectory() ? filesIn(name, at) : [{ name, file: at }];
}

function filesIn(name: string, folder: string): Found[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  const inner = entries.find((entry) => entry.isDirectory());
  if (inner) throw new TraceProblem(`the folder ${name} holds another, ${inner.name}: expected files only`);
  return entries
    .map((entry) => entry.name)
    .sort((a, b) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
    .map((file) => ({ name: path.join(name, file), file: path.join(folder, file) }));
}

/** By the numbers of their letters: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function textOf(name: string, file: string): string {
  const bytes = readFileSync(file);
  if (!file.endsWith('.gz')) return bytes.toString('utf8');
  try {
    return gunzipSync(bytes).toString('utf8');
  } catch (error) {
    throw new TraceProblem(`${name} cannot be unpacked: ${error instanceof Error ? error.message : error}`);
  }
}
