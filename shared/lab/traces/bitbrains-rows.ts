import { type IoSamples, type LabTrace, linesOf, numberIn, TraceProblem, type VmSize } from './lab-trace.ts';

/** Columns of a line, in order; the header's words with their units. */
const COLUMNS = [
  'Timestamp [ms]',
  'CPU cores',
  'CPU capacity provisioned [MHZ]',
  'CPU usage [MHZ]',
  'CPU usage [%]',
  'Memory capacity provisioned [KB]',
  'Memory usage [KB]',
  'Disk read throughput [KB/s]',
  'Disk write throughput [KB/s]',
  'Network received throughput [KB/s]',
  'Network transmitted throughput [KB/s]',
] as const;
const KB_PER_MIB = 1024;
/** Timestamps are said to be ms and are seconds; values above this really are ms. */
const LAST_SECOND = 1e11;

/** One VM of the trace: its lines as numbers. */
interface Samples {
  readonly size: VmSize & { readonly ratedMhz: number };
  readonly lines: readonly (readonly number[])[];
}

/**
 * Reads Bitbrains VMs in the archive's own form, a text a VM: a header, then lines of eleven numbers between semicolons.
 * Samples fall into slots of `sampleSeconds` after the earliest of all; an empty slot is a VM that wants nothing. GWA-T-12
 * of the Grid Workloads Archive (Shen, van Beek & Iosup, CCGrid 2015).
 */
export function readBitbrainsRows(texts: readonly string[], sampleSeconds: number): LabTrace {
  const vms = texts.map(samplesOf);
  const first = Math.min(...vms.map(({ lines }) => lines[0][0]));
  const last = Math.max(...vms.map(({ lines }) => lines[lines.length - 1][0]));
  const columns = Math.floor((last - first) / sampleSeconds) + 1;
  const cells = vms.length * columns;
  const [percent, memory] = [new Float64Array(cells), new Float64Array(cells)];
  const io: IoSamples = {
    diskReadKbS: new Float64Array(cells),
    diskWriteKbS: new Float64Array(cells),
    netReceivedKbS: new Float64Array(cells),
    netSentKbS: new Float64Array(cells),
  };
  vms.forEach(({ lines, size }, vm) => {
    for (const line of lines) {
      const at = vm * columns + Math.floor((line[0] - first) / sampleSeconds);
      percent[at] = (line[3] / size.ratedMhz) * 100;
      memory[at] = Math.min(100, (line[6] / KB_PER_MIB / size.memMib) * 100);
      [io.diskReadKbS[at], io.diskWriteKbS[at], io.netReceivedKbS[at], io.netSentKbS[at]] = line.slice(7);
    }
  });
  const matrix = (values: Float64Array) => ({ rows: vms.length, columns, percent: values });
  return { load: matrix(percent), memory: matrix(memory), sizes: vms.map(({ size }) => size), io };
}

function samplesOf(text: string, file: number): Samples {
  const lines = linesOf(text);
  const where = `file ${file + 1}`;
  const header = (lines[0] ?? '').split(';').map((word) => word.trim());
  if (header.join() !== COLUMNS.join()) throw new TraceProblem(`${where}, line 1 should be the header of GWA-T-12`);
  if (lines.length < 2) throw new TraceProblem(`${where} holds no sample`);
  const numbers = lines.slice(1).map((line, i) => numbersOf(line, i + 2, where));
  // What a VM has may change over a month; the largest is what it was given room for.
  const most = (column: number) => numbers.reduce((max, line) => Math.max(max, line[column]), 0);
  const size = {
    vcpus: Math.max(1, Math.round(most(1))),
    ratedMhz: most(2),
    memMib: Math.max(1, Math.round(most(5) / KB_PER_MIB)),
  };
  if (size.ratedMhz <= 0) throw new TraceProblem(`${where}: no CPU capacity`);
  return { size, lines: numbers };
}

function numbersOf(line: string, number: number, where: string): number[] {
  const cells = line.split(';');
  if (cells.length !== COLUMNS.length)
    throw new TraceProblem(`${where}, line ${number} has ${cells.length} columns when expected ${COLUMNS.length}`);
  const values = cells.map((cell, i) => numberIn(cell, number, COLUMNS[i]));
  if (values[0] > LAST_SECOND) values[0] /= 1000;
  return values;
}
