import { type Column, numberAt } from './checks/cells.ts';
import { type Layout, laidOut } from './checks/layout.ts';
import { MOST_MHZ, MOST_MIB, MOST_VCPUS, mibOfKb } from './checks/sizes.ts';
import { coverOf, eachSlot, gridOver, type SlotGrid } from './checks/slots.ts';
import { type Row, rowsOf } from './checks/table.ts';
import { checkCells, inOrder } from './checks/time.ts';
import type { IoSamples, LabTrace, VmSize } from './lab-trace.ts';
import { type TraceFile, TraceProblem } from './trace-file.ts';

const KB_MOST = MOST_MIB * 1024;
const rate = (name: string): Column => ({ name, least: 0, most: 1e12 });
/** Columns of a line, in order; the header's words with their units. */
const COLUMNS: readonly Column[] = [
  { name: 'Timestamp [ms]', least: 0, most: 1e14 },
  { name: 'CPU cores', least: 0, most: MOST_VCPUS, whole: true },
  { name: 'CPU capacity provisioned [MHZ]', least: 0, most: MOST_MHZ },
  { name: 'CPU usage [MHZ]', least: 0, most: MOST_MHZ },
  { name: 'CPU usage [%]', least: 0, most: 1e5 },
  { name: 'Memory capacity provisioned [KB]', least: 0, most: KB_MOST },
  { name: 'Memory usage [KB]', least: 0, most: KB_MOST },
  rate('Disk read throughput [KB/s]'),
  rate('Disk write throughput [KB/s]'),
  rate('Network received throughput [KB/s]'),
  rate('Network transmitted throughput [KB/s]'),
];
const LAYOUT: Layout = {
  title: 'VMs of GWA-T-12, a file a VM, with semicolons',
  columns: COLUMNS.map(({ name }) => name),
  header: 'always',
};
const [TIME, CORES, CAPACITY, USAGE, , MEMORY, MEMORY_USED, ...IO] = COLUMNS.map((_, i) => i);
/** Timestamps are said to be ms and are seconds; values above this really are ms. */
const LAST_SECOND = 1e11;

/** One VM of the trace: its lines as numbers, oldest first, and until when each counts. */
interface Samples {
  readonly size: VmSize & { readonly ratedMhz: number };
  readonly lines: readonly (readonly number[])[];
  readonly untilS: readonly number[];
}

/**
 * Reads Bitbrains VMs in the archive's own form, a file a VM: a header, then lines of eleven numbers between semicolons.
 * Slots of `sampleSeconds` begin at the earliest sample of all; each is the mean of the samples in it by the time that
 * they cover, and what no sample covers is a VM that wants nothing. GWA-T-12 of the Grid Workloads Archive (Shen, van
 * Beek & Iosup, CCGrid 2015).
 */
export function readBitbrainsRows(files: readonly TraceFile[], sampleSeconds: number): LabTrace {
  const vms = files.map((file) => samplesOf(file, sampleSeconds));
  const firstS = vms.reduce((least, { lines }) => Math.min(least, lines[0][TIME]), Number.POSITIVE_INFINITY);
  const endS = vms.reduce((most, { untilS }) => Math.max(most, untilS[untilS.length - 1]), 0);
  const grid = gridOver(firstS, endS, sampleSeconds);
  checkCells(vms.length, grid.columns, sampleSeconds);
  const filled = emptySlots(vms.length * grid.columns);
  vms.forEach((vm, row) => {
    fill(filled, grid, row, vm);
  });
  const matrix = (percent: Float64Array) => ({ rows: vms.length, columns: grid.columns, percent });
  return {
    load: matrix(filled.percent),
    memory: matrix(filled.memory),
    sizes: vms.map(({ size }) => size),
    io: filled.io,
  };
}

interface Slots {
  readonly percent: Float64Array;
  readonly memory: Float64Array;
  readonly io: IoSamples;
}

function emptySlots(cells: number): Slots {
  const empty = () => new Float64Array(cells);
  const io = { diskReadKbS: empty(), diskWriteKbS: empty(), netReceivedKbS: empty(), netSentKbS: empty() };
  return { percent: empty(), memory: empty(), io };
}

/** Means over the slots: of what is used up over all of a slot, of memory over what was measured of it. */
function fill({ percent, memory, io }: Slots, grid: SlotGrid, row: number, { lines, untilS, size }: Samples): void {
  const covered = new Float64Array(grid.columns);
  const ioColumns = [io.diskReadKbS, io.diskWriteKbS, io.netReceivedKbS, io.netSentKbS];
  const first = row * grid.columns;
  lines.forEach((line, i) => {
    const load = (line[USAGE] / size.ratedMhz) * 100;
    const used = Math.min(100, (line[MEMORY_USED] / 1024 / size.memMib) * 100);
    eachSlot(grid, line[TIME], untilS[i], (column, seconds) => {
      percent[first + column] += (load * seconds) / grid.slotS;
      memory[first + column] += used * seconds;
      covered[column] += seconds;
      for (const [k, values] of ioColumns.entries()) values[first + column] += (line[IO[k]] * seconds) / grid.slotS;
    });
  });
  for (let k = 0; k < grid.columns; k++) if (covered[k] > 0) memory[first + k] /= covered[k];
}

function samplesOf(file: TraceFile, sampleSeconds: number): Samples {
  const { rows } = laidOut(rowsOf(file, ';'), LAYOUT);
  const lines = inOrder(rows.map(numbersOf), rows, (line) => line[TIME]);
  // What a VM has may change over a month; the largest is what it was given room for.
  const most = (column: number) => lines.reduce((max, line) => Math.max(max, line[column]), 0);
  const size = { vcpus: Math.max(1, most(CORES)), ratedMhz: most(CAPACITY), memMib: mibOfKb(most(MEMORY)) };
  if (size.ratedMhz <= 0) throw new TraceProblem(`${file.name}: the VM has no CPU capacity in any line`);
  const times = lines.map((line) => line[TIME]);
  return { size, lines, untilS: coverOf(times, sampleSeconds) };
}

function numbersOf(row: Row): number[] {
  const values = COLUMNS.map((column, i) => numberAt(row, i, column));
  if (values[TIME] > LAST_SECOND) values[TIME] /= 1000;
  return values;
}
