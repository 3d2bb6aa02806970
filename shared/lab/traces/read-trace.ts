import type { Trace } from '#shared/sim/kernel/scenario/scenario.ts';
import { madeTrace } from '#shared/sim/traces/index.ts';
import { readPlanetLab } from '#shared/sim/traces/planetlab.ts';
import type { TraceWorkload } from '../schema/workload.ts';
import { readAzurePacking } from './azure-packing.ts';
import { readBitbrainsMatrix } from './bitbrains-matrix.ts';
import { readBitbrainsRows } from './bitbrains-rows.ts';
import { type LabTrace, TraceProblem } from './lab-trace.ts';

/** Gives the text of a trace that is not made: by file or by name. Nothing when it is not to be had. */
export type ReadText = (name: string) => string | undefined;

/** The trace that a workload names, read and cut to what it asks for. Throws a `TraceProblem` with the place. */
export function readTrace(
  wish: TraceWorkload,
  machine: { cores: number; memMib: number },
  readText: ReadText,
): LabTrace {
  const names = typeof wish.trace === 'string' ? [wish.trace] : wish.trace;
  const made = wish.format === 'planetlab' && names.length === 1 ? madeTrace(names[0]) : undefined;
  const whole = made
    ? { load: made }
    : parse(
        wish,
        machine,
        names.map((name) => textOf(name, readText)),
      );
  return cut(whole, wish);
}

/** A trace in PlanetLab's matrix form: made, or read. */
export function readMatrix(name: string, readText: ReadText): Trace {
  const made = madeTrace(name);
  if (made) return made;
  return asProblem(() => readPlanetLab(textOf(name, readText)));
}

function textOf(name: string, readText: ReadText): string {
  const text = readText(name);
  if (text === undefined)
    throw new TraceProblem(`no made trace, no file and nothing in TRACES_DIR is called "${name}"`);
  return text;
}

function parse(wish: TraceWorkload, machine: { cores: number; memMib: number }, texts: readonly string[]): LabTrace {
  switch (wish.format) {
    case 'planetlab':
      return { load: asProblem(() => readPlanetLab(texts[0])) };
    case 'bitbrainsMatrix':
      return readBitbrainsMatrix(texts[0]);
    case 'bitbrainsRows':
      return readBitbrainsRows(texts, wish.sampleSeconds);
    case 'azurePacking':
      return readAzurePacking(texts, { ...(wish.machine ?? machine), load: wish.load }, wish.rows);
  }
}

function asProblem(read: () => Trace): Trace {
  try {
    return read();
  } catch (error) {
    throw new TraceProblem(error instanceof Error ? error.message : String(error));
  }
}

function cut(trace: LabTrace, { rows, from, columns }: TraceWorkload): LabTrace {
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
    ...(trace.lives && { lives: trace.lives.slice(0, wanted.rows) }),
    ...(trace.memory && { memory: window(trace.memory, wanted) }),
  };
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
