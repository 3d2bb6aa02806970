import { type Column, checkNew, nameAt, numberAt, numberOrNone } from './checks/cells.ts';
import { isHeader, type Laid, type Layout, laidOut, layoutText } from './checks/layout.ts';
import { CAPACITY_MHZ, MOST_MIB, USAGE_MHZ, VCPUS } from './checks/sizes.ts';
import { type Row, rowsOf } from './checks/table.ts';
import type { LabTrace, VmSize } from './lab-trace.ts';
import { slotsOf, type UsedSpan } from './spans.ts';
import { problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

const MS_PER_S = 1000;
const TASKS: Layout = {
  title: 'tasks of an OpenDC workload',
  columns: ['id', 'submission_time', 'duration', 'cpu_count', 'cpu_capacity', 'mem_capacity'],
  header: 'always',
};
const FRAGMENTS: Layout = {
  title: 'fragments of an OpenDC workload',
  columns: ['id', 'duration', 'cpu_usage'],
  header: 'always',
};
const TIME_MS: Column = { name: 'submission_time [ms]', least: 0, most: 1e15 };
const DURATION_MS: Column = { name: 'duration [ms]', least: 0, most: 1e15 };
const MEMORY_MB: Column = { name: 'mem_capacity [MB]', least: 1, most: MOST_MIB };
const END_MS: Column = { name: 'timestamp [ms]', least: 0, most: 1e15 };

interface Task {
  readonly row: Row;
  readonly size: VmSize & { readonly ratedMhz: number };
  readonly comesS: number;
  readonly leavesS: number;
  readonly spans: UsedSpan[];
}

/**
 * Reads a workload of OpenDC: its tables of tasks (MHz, MB, ms) and of fragments, from Parquet. Fragments of a task follow
 * each other from its submission; where they carry a `timestamp`, that is when each ends (Mastenbroek et al., OpenDC 2.0,
 * CCGrid 2021; columns: OpenDC documentation, Input, Workload).
 */
export function readOpenDc(files: readonly TraceFile[], slotS: number): LabTrace {
  const { tasks: taskTables, fragments } = sorted(files);
  const all = tasksIn(taskTables);
  for (const table of fragments) addFragments(table, all);
  const tasks = [...all.values()];
  const firstS = tasks.reduce((least, { comesS }) => Math.min(least, comesS), Number.POSITIVE_INFINITY);
  const load = slotsOf(
    tasks.map(({ spans, size }) => ({ spans, full: size.ratedMhz })),
    firstS,
    slotS,
  );
  const silent = tasks.filter(({ spans }) => spans.length === 0).length;
  const lives = tasks.map(({ comesS, leavesS }) => ({ comesS: comesS - firstS, leavesS: leavesS - firstS }));
  const notes = silent === 0 ? [] : [`${silent} of ${tasks.length} tasks have no fragment: they want nothing`];
  return { load, sizes: tasks.map(({ size }) => size), lives, notes };
}

function sorted(files: readonly TraceFile[]): { tasks: Laid[]; fragments: Laid[] } {
  const [tasks, fragments]: [Laid[], Laid[]] = [[], []];
  for (const file of files) {
    const rows = rowsOf(file, ',');
    const [header] = rows;
    if (isHeader(header, { ...TASKS, columns: ['cpu_capacity'] })) tasks.push(laidOut(rows, TASKS));
    else if (isHeader(header, { ...FRAGMENTS, columns: ['cpu_usage'] })) fragments.push(laidOut(rows, FRAGMENTS));
    else throw problemAt(header, `expected the ${layoutText(TASKS)}; or the ${layoutText(FRAGMENTS)}`);
  }
  if (tasks.length === 0) throw new TraceProblem(`there is no ${layoutText(TASKS)}`);
  if (fragments.length === 0) throw new TraceProblem(`there is no ${layoutText(FRAGMENTS)}`);
  return { tasks, fragments };
}

function tasksIn(tables: readonly Laid[]): Map<string, Task> {
  const tasks = new Map<string, Task>();
  const seen = new Map<string, Row>();
  for (const { rows, at } of tables)
    for (const row of rows) {
      const id = nameAt(row, at('id'), 'id');
      checkNew(row, id, 'task', seen);
      seen.set(id, row);
      const comesS = numberAt(row, at('submission_time'), TIME_MS) / MS_PER_S;
      const leavesS = comesS + numberAt(row, at('duration'), DURATION_MS) / MS_PER_S;
      const vcpus = numberAt(row, at('cpu_count'), VCPUS);
      const ratedMhz = numberAt(row, at('cpu_capacity'), CAPACITY_MHZ);
      const memMib = Math.round(numberAt(row, at('mem_capacity'), MEMORY_MB));
      tasks.set(id, { row, size: { vcpus, ratedMhz, memMib }, comesS, leavesS, spans: [] });
    }
  return tasks;
}

function addFragments({ rows, at }: Laid, tasks: ReadonlyMap<string, Task>): void {
  for (const row of rows) {
    const id = nameAt(row, at('id'), 'id');
    const task = tasks.get(id);
    if (!task) throw problemAt(row, `no task ${id} is in the table of tasks`);
    const seconds = numberAt(row, at('duration'), DURATION_MS) / MS_PER_S;
    const value = numberAt(row, at('cpu_usage'), USAGE_MHZ);
    const endMs = at('timestamp') < 0 ? undefined : numberOrNone(row, at('timestamp'), END_MS, ['']);
    const last = task.spans[task.spans.length - 1];
    const fromS = endMs === undefined ? (last?.toS ?? task.comesS) : endMs / MS_PER_S - seconds;
    if (last && fromS < last.toS - 1e-6)
      throw problemAt(row, `begins before the fragment of ${id} before it has ended`);
    task.spans.push({ fromS, toS: fromS + seconds, value });
  }
}
