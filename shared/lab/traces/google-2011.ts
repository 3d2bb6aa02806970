import { type Column, nameAt, numberAt } from './checks/cells.ts';
import { type Layout, laidOut } from './checks/layout.ts';
import { MOST_MIB, MOST_VCPUS } from './checks/sizes.ts';
import { rowsOf } from './checks/table.ts';
import type { LabTrace } from './lab-trace.ts';
import { firstOf, slotsOf, type UsedSpan } from './spans.ts';
import { problemAt, type TraceFile } from './trace-file.ts';

const US_PER_S = 1e6;
const LAYOUT: Layout = {
  title: 'table task_usage of Google’s cluster data 2011',
  columns: [
    'start time',
    'end time',
    'job ID',
    'task index',
    'machine ID',
    'CPU rate',
    'canonical memory usage',
    'assigned memory usage',
    'unmapped page cache',
    'total page cache',
    'maximum memory usage',
    'disk I/O time',
    'local disk space usage',
    'maximum CPU rate',
    'maximum disk IO time',
    'cycles per instruction',
    'memory accesses per instruction',
    'sample portion',
    'aggregation type',
    'sampled CPU usage',
  ],
  needed: ['start time', 'end time', 'job ID', 'task index', 'CPU rate', 'canonical memory usage'],
  header: 'optional',
};
/** The trace uses the largest 64-bit number for what came after its end; a measurement never does. */
const TIME: Column = { name: 'time [µs]', least: 0, most: 1e16 };
/** Both as parts of the largest machine; a task may use more than it asked for. */
const CPU: Column = { name: 'CPU rate', least: 0, most: 100 };
const MEMORY: Column = { name: 'memory usage', least: 0, most: 100 };

/** What the largest machine has, to which the trace is normalized. */
export interface MachineTerms {
  readonly cores: number;
  readonly memMib: number;
}

interface Task {
  readonly spans: UsedSpan[];
  mostCpu: number;
  mostMemory: number;
}

/**
 * Reads task usage of Google's cluster data 2011 as CSV, 19 columns (version 1) or 20 (version 2), from one or more parts.
 * Each task is a VM from its first measurement to its last, large enough for the most that it used. Times are
 * microseconds; CPU and memory are parts of the largest machine (Reiss, Wilkes & Hellerstein, Google cluster-usage
 * traces: format + schema, 2011).
 */
export function readGoogle2011(files: readonly TraceFile[], { cores, memMib }: MachineTerms, slotS: number): LabTrace {
  const tasks = [...tasksIn(files).values()];
  const firstS = firstOf(tasks);
  const sizes = tasks.map(({ mostCpu, mostMemory }) => ({
    vcpus: Math.min(MOST_VCPUS, Math.max(1, Math.ceil(mostCpu * cores - 1e-9))),
    memMib: Math.min(MOST_MIB, Math.max(1, Math.ceil(mostMemory * memMib))),
  }));
  const vms = tasks.map(({ spans }, i) => ({ spans, full: sizes[i].vcpus / cores }));
  return { load: slotsOf(vms, firstS, slotS), sizes, lives: tasks.map(({ spans }) => lifeOf(spans, firstS)) };
}

function lifeOf(spans: readonly UsedSpan[], firstS: number) {
  const leavesS = spans.reduce((most, { toS }) => Math.max(most, toS), 0) - firstS;
  return { comesS: firstOf([{ spans }]) - firstS, leavesS };
}

/** Tasks in the order in which the files first name them; measurements of one may stand in several files. */
function tasksIn(files: readonly TraceFile[]): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const file of files) {
    const { rows, at } = laidOut(padded(rowsOf(file, ',')), LAYOUT);
    for (const row of rows) {
      const id = `${nameAt(row, at('job ID'), 'job ID')}-${nameAt(row, at('task index'), 'task index')}`;
      const [from, to] = [numberAt(row, at('start time'), TIME), numberAt(row, at('end time'), TIME)];
      if (to <= from) throw problemAt(row, `ends before it starts: start time ${from}, end time ${to}`);
      const cpu = numberAt(row, at('CPU rate'), CPU);
      const memory = numberAt(row, at('canonical memory usage'), MEMORY);
      const task = tasks.get(id) ?? { spans: [], mostCpu: 0, mostMemory: 0 };
      task.spans.push({ fromS: from / US_PER_S, toS: to / US_PER_S, value: cpu });
      task.mostCpu = Math.max(task.mostCpu, cpu);
      task.mostMemory = Math.max(task.mostMemory, memory);
      tasks.set(id, task);
    }
  }
  return tasks;
}

/** Version 1 has one column less. */
function padded(rows: ReturnType<typeof rowsOf>) {
  const before = LAYOUT.columns.length - 1;
  return rows.map((row) => (row.cells.length === before ? { ...row, cells: [...row.cells, ''] } : row));
}
