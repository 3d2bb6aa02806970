import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { madeTrace } from '#shared/sim/traces/index.ts';
import type { TraceWorkload } from '../schema/workload.ts';
import { visible } from '../visible.ts';
import { readAzurePacking } from './azure-packing.ts';
import { readAzureReadings } from './azure-readings.ts';
import { readBitbrainsMatrix } from './bitbrains-matrix.ts';
import { readBitbrainsRows } from './bitbrains-rows.ts';
import { readGoogle2011 } from './google-2011.ts';
import { readGwf, readSwf } from './jobs.ts';
import type { LabTrace, VmLife } from './lab-trace.ts';
import { readOpenDc } from './opendc.ts';
import { readPlanetLab } from './planetlab.ts';
import { type ReadFiles, type TraceFile, TraceProblem } from './trace-file.ts';

/** What VMs get of which a trace says nothing: a machine to be parts of, memory. */
export interface UnsaidTerms {
  readonly cores: number;
  readonly memMib: number;
  /** MiB of a VM. */
  readonly vmMemMib: number;
}

/** The trace that a workload names, read and cut to what it asks for. Throws a `TraceProblem` with the place. */
export function readTrace(wish: TraceWorkload, unsaid: UnsaidTerms, readFiles: ReadFiles): LabTrace {
  const made = wish.format === 'planetlab' ? madeOf(wish.trace) : undefined;
  const whole = made ? { load: made } : parse(wish, unsaid, filesOf(wish.trace, readFiles));
  return cut(whole, wish);
}

/** A PlanetLab day: made, or read. */
export function readDay(name: string | readonly string[], readFiles: ReadFiles): Trace {
  return madeOf(name) ?? readPlanetLab(filesOf(name, readFiles));
}

function madeOf(name: string | readonly string[]): Trace | undefined {
  const [only, ...more] = typeof name === 'string' ? [name] : name;
  return more.length === 0 ? madeTrace(only) : undefined;
}

/** All files of all names, in the order of the list. */
function filesOf(name: string | readonly string[], readFiles: ReadFiles): readonly TraceFile[] {
  const names = typeof name === 'string' ? [name] : name;
  return names.flatMap((one) => {
    const files = readFiles(one);
    if (files === undefined)
      throw new TraceProblem(`no made trace, no file and nothing in TRACES_DIR is called ${visible(one)}`);
    if (files.length === 0) throw new TraceProblem(`the folder ${visible(one)} holds no file`);
    return files;
  });
}

function parse(wish: TraceWorkload, unsaid: UnsaidTerms, files: readonly TraceFile[]): LabTrace {
  const { load, sampleSeconds } = wish;
  const machine = wish.machine ?? unsaid;
  switch (wish.format) {
    case 'planetlab':
      return { load: readPlanetLab(files) };
    case 'bitbrainsMatrix':
      return readBitbrainsMatrix(files);
    case 'bitbrainsRows':
      return readBitbrainsRows(files, sampleSeconds);
    case 'azurePacking':
      return readAzurePacking(files, { ...machine, load }, wish.rows);
    case 'azureReadings':
      return readAzureReadings(files, sampleSeconds);
    case 'google2011':
      return readGoogle2011(files, machine, sampleSeconds);
    case 'swf':
      return readSwf(files, { load, memMib: unsaid.vmMemMib });
    case 'gwf':
      return readGwf(files, { load, memMib: unsaid.vmMemMib });
    case 'opendc':
      return readOpenDc(files, sampleSeconds);
  }
}

function cut(trace: LabTrace, { rows, from, columns, sampleSeconds }: TraceWorkload): LabTrace {
  const wanted = {
    rows: Math.min(rows ?? trace.load.rows, trace.load.rows),
    from,
    columns: columns ?? trace.load.columns - from,
  };
  if (wanted.columns < 1 || from + wanted.columns > trace.load.columns)
    throw new TraceProblem(
      `has ${trace.load.columns} samples; ${wanted.columns} from sample ${from} on were asked for`,
    );
  if (rows !== undefined && rows > trace.load.rows)
    throw new TraceProblem(`has ${trace.load.rows} VMs; ${rows} were asked for`);
  return {
    load: window(trace.load, wanted),
    ...(trace.sizes && { sizes: trace.sizes.slice(0, wanted.rows) }),
    ...(trace.lives && { lives: trace.lives.slice(0, wanted.rows).map((life) => later(life, from * sampleSeconds)) }),
    ...(trace.notes && { notes: trace.notes }),
    ...(trace.memory && { memory: window(trace.memory, wanted) }),
  };
}

/** A life as it is told from a later start. */
function later({ comesS, leavesS }: VmLife, startS: number): VmLife {
  const comes = Math.max(0, comesS - startS);
  return leavesS === undefined ? { comesS: comes } : { comesS: comes, leavesS: Math.max(0, leavesS - startS) };
}

function window(trace: Trace, { rows, from, columns }: { rows: number; from: number; columns: number }): Trace {
  if (rows === trace.rows && columns === trace.columns) return trace;
  const percent =
    trace.percent instanceof Uint8Array ? new Uint8Array(rows * columns) : new Float64Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const start = row * trace.columns + from;
    percent.set(trace.percent.subarray(start, start + columns), row * columns);
  }
  return { rows, columns, percent };
}
