import { type Column, checkNew, nameAt, numberAt } from './checks/cells.ts';
import { isHeader, type Laid, type Layout, laidOut, layoutText } from './checks/layout.ts';
import { MOST_MIB, MOST_VCPUS, PERCENT, TIME_S } from './checks/sizes.ts';
import { type Row, rowsOf } from './checks/table.ts';
import { inOrder } from './checks/time.ts';
import type { LabTrace, VmSize } from './lab-trace.ts';
import { firstOf, slotsOf, type UsedSpan } from './spans.ts';
import { problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

/** Readings are of the five minutes from their time on. */
const READING_S = 300;
const MIB_PER_GB = 1024;
const VMS: Layout = {
  title: 'table vmtable of the Azure public dataset',
  columns: [
    'vmid',
    'subscriptionid',
    'deploymentid',
    'vmcreated',
    'vmdeleted',
    'maxcpu',
    'avgcpu',
    'p95maxcpu',
    'vmcategory',
    'vmcorecount',
    'vmmemory',
  ],
  header: 'optional',
};
const READINGS: Layout = {
  title: 'table vm_cpu_readings of the Azure public dataset',
  columns: ['timestamp', 'vmid', 'mincpu', 'maxcpu', 'avgcpu'],
  header: 'optional',
};
const CORES: Column = { name: 'vmcorecount', least: 1, most: MOST_VCPUS, whole: true };
const MEMORY_GB: Column = { name: 'vmmemory', least: 1e-3, most: MOST_MIB / MIB_PER_GB };

interface Vm {
  readonly row: Row;
  readonly size: VmSize;
  readonly createdS: number;
  readonly deletedS: number;
  readonly readings: (UsedSpan & { readonly row: Row })[];
}

/**
 * Reads VMs of the Azure public dataset 2017 or 2019 as CSV: one or more parts of `vmtable` (11 columns) and of
 * `vm_cpu_readings` (5 columns), each with or without its header, told apart by their width. Load is `avgcpu`; VMs come
 * and go as the table says. In 2019 sizes are buckets, the largest of which is open (`>24`): it counts as its bound
 * (Cortez et al., Resource Central, SOSP 2017).
 */
export function readAzureReadings(files: readonly TraceFile[], slotS: number): LabTrace {
  const { tables, readings } = sorted(files);
  const open: Row[] = [];
  const all = vmsIn(tables, open);
  for (const table of readings) addReadings(table, all);
  const vms = [...all.values()].filter((vm) => vm.readings.length > 0);
  for (const vm of vms)
    inOrder(
      vm.readings,
      vm.readings.map(({ row }) => row),
      ({ fromS }) => fromS,
    );
  const firstS = firstOf(vms.map(({ readings: spans }) => ({ spans })));
  const load = slotsOf(
    vms.map(({ readings: spans }) => ({ spans, full: 100 })),
    firstS,
    slotS,
  );
  const lives = vms.map(({ createdS, deletedS }) => ({
    comesS: Math.max(0, createdS - firstS),
    leavesS: deletedS - firstS,
  }));
  return { load, sizes: vms.map(({ size }) => size), lives, notes: notesOf(all.size - vms.length, all.size, open) };
}

function notesOf(silent: number, all: number, open: readonly Row[]): string[] {
  const notes = silent === 0 ? [] : [`${silent} of ${all} VMs have no reading in these files and are left out`];
  if (open.length === 0) return notes;
  return [...notes, `${open.length} VMs are of an open size (such as ">24"), which counts as its bound`];
}

function sorted(files: readonly TraceFile[]): { tables: Laid[]; readings: Laid[] } {
  const [tables, readings]: [Laid[], Laid[]] = [[], []];
  for (const file of files) {
    const rows = rowsOf(file, ',');
    const [first] = rows;
    if (first.cells.length === READINGS.columns.length) readings.push(laidOut(rows, READINGS));
    else if (first.cells.length === VMS.columns.length || isHeader(first, VMS))
      tables.push(laidOut(rows, plainHead(rows)));
    else throw problemAt(first, `expected the ${layoutText(VMS)}; or the ${layoutText(READINGS)}`);
  }
  if (tables.length === 0) throw new TraceProblem(`there is no ${layoutText(VMS)}`);
  if (readings.length === 0) throw new TraceProblem(`there is no ${layoutText(READINGS)}`);
  return { tables, readings };
}

/** In 2019 the last two columns are called buckets. */
function plainHead([first]: readonly Row[]): Layout {
  const bucket = first.cells.some((cell) => /bucket/i.test(cell));
  if (!bucket) return VMS;
  const columns = VMS.columns.map((name) => (/^vm(core|mem)/.test(name) ? `${name} bucket` : name));
  return { ...VMS, columns };
}

function vmsIn(tables: readonly Laid[], open: Row[]): Map<string, Vm> {
  const vms = new Map<string, Vm>();
  const seen = new Map<string, Row>();
  for (const { rows, at } of tables) {
    const sizes = at('vmcorecount') < 0 ? ['vmcorecount bucket', 'vmmemory bucket'] : ['vmcorecount', 'vmmemory'];
    for (const row of rows) {
      const id = nameAt(row, at('vmid'), 'vmid');
      checkNew(row, id, 'VM', seen);
      seen.set(id, row);
      const createdS = numberAt(row, at('vmcreated'), { ...TIME_S, name: 'vmcreated' });
      const deletedS = numberAt(row, at('vmdeleted'), { ...TIME_S, name: 'vmdeleted' });
      if (deletedS < createdS)
        throw problemAt(row, `ends before it starts: vmcreated ${createdS}, vmdeleted ${deletedS}`);
      const closed = withBounds(row, sizes.map(at), open);
      const vcpus = numberAt(closed, at(sizes[0]), CORES);
      const memMib = Math.max(1, Math.round(numberAt(closed, at(sizes[1]), MEMORY_GB) * MIB_PER_GB));
      vms.set(id, { row, size: { vcpus, memMib }, createdS, deletedS, readings: [] });
    }
  }
  return vms;
}

/** The row with `>24` as 24. */
function withBounds(row: Row, columns: readonly number[], open: Row[]): Row {
  if (!columns.some((at) => row.cells[at].startsWith('>'))) return row;
  open.push(row);
  return { ...row, cells: row.cells.map((cell, at) => (columns.includes(at) ? cell.replace(/^>\s*/, '') : cell)) };
}

function addReadings({ rows, at }: Laid, vms: ReadonlyMap<string, Vm>): void {
  for (const row of rows) {
    const id = nameAt(row, at('vmid'), 'vmid');
    const vm = vms.get(id);
    if (!vm) throw problemAt(row, `no VM ${id} is in the table of VMs`);
    const fromS = numberAt(row, at('timestamp'), { ...TIME_S, name: 'timestamp' });
    const value = numberAt(row, at('avgcpu'), { ...PERCENT, name: 'avgcpu' });
    vm.readings.push({ fromS, toS: fromS + READING_S, value, row });
  }
}
