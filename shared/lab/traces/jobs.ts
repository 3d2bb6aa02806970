import { type Column, checkNew, checkWidth, nameAt, numberAt } from './checks/cells.ts';
import { MOST_MIB, MOST_VCPUS } from './checks/sizes.ts';
import { type Row, rowsOf } from './checks/table.ts';
import type { LabTrace, VmLife, VmSize } from './lab-trace.ts';
import { placeText, problemAt, type TraceFile, TraceProblem } from './trace-file.ts';

const SWF_FIELDS = 18;
const GWF_FIELDS = 29;
/** Where the fields stand that both formats share, from 0; −1 in a field says that nothing is known. */
const JOB = 0;
const number = (name: string, most: number): Column => ({ name, least: -1, most });
const FIELDS: readonly Column[] = [
  number('submit time [s]', 1e11),
  number('wait time [s]', 1e11),
  number('run time [s]', 1e11),
  number('processors', 1e9),
  number('CPU time per processor [s]', 1e11),
  number('memory per processor [KB]', 1e12),
  number('processors requested', 1e9),
];
/** Memory that was asked for, KB per processor. */
const MEMORY_WANTED = { at: 9, column: number('memory requested per processor [KB]', 1e12) };

/** What jobs get of which their log says nothing: load as a fraction, MiB. */
export interface JobTerms {
  readonly load: number;
  readonly memMib: number;
}

interface Job {
  readonly size: VmSize;
  readonly life: { readonly comesS: number; readonly leavesS: number };
  readonly percent: number;
}

/**
 * Reads jobs in the Standard Workload Format, version 2.2: 18 fields between spaces, comments behind `;`. The Parallel
 * Workloads Archive (Feitelson, Tsafrir & Krakov, JPDC 74(10), 2014; format: Chapin et al., JSSPP 1999).
 */
export function readSwf(files: readonly TraceFile[], terms: JobTerms): LabTrace {
  return readJobs(files, terms, { name: 'Standard Workload Format', fields: SWF_FIELDS, comment: ';' });
}

/**
 * Reads jobs in the Grid Workload Format: 29 fields between spaces, comments behind `#`; the first ten are those of the
 * Standard Workload Format. The Grid Workloads Archive (Iosup et al., FGCS 24(7), 2008).
 */
export function readGwf(files: readonly TraceFile[], terms: JobTerms): LabTrace {
  return readJobs(files, terms, { name: 'Grid Workload Format', fields: GWF_FIELDS, comment: '#' });
}

interface JobFormat {
  readonly name: string;
  readonly fields: number;
  readonly comment: string;
}

/**
 * A job is a VM that comes when the job began to run and leaves when it ended, with a vCPU a processor and the load that
 * its CPU time says. Jobs that never ran are left out, and that is told.
 */
function readJobs(files: readonly TraceFile[], terms: JobTerms, format: JobFormat): LabTrace {
  const rows = files.flatMap((file) => rowsIn(file, format));
  const seen = new Map<string, Row>();
  const idle: Row[] = [];
  const jobs = rows.flatMap((row) => {
    const id = nameAt(row, JOB, 'job number');
    checkNew(row, id, 'job', seen);
    seen.set(id, row);
    const job = jobOf(row, terms);
    if (!job) idle.push(row);
    return job ?? [];
  });
  if (jobs.length === 0) throw new TraceProblem(`none of the ${rows.length} jobs ran`);
  return traceOf(jobs, idle, rows.length);
}

function rowsIn(file: TraceFile, { name, fields, comment }: JobFormat): Row[] {
  const rows = rowsOf(file, 'spaces', comment);
  for (const row of rows) {
    if (row.cells.length !== fields && row === rows[0])
      throw problemAt(row, `expected the ${name}: ${fields} fields between spaces, found ${row.cells.length}`);
    checkWidth(row, fields);
  }
  return rows;
}

function traceOf(jobs: readonly Job[], idle: readonly Row[], all: number): LabTrace {
  const inOrder = [...jobs].sort((a, b) => a.life.comesS - b.life.comesS);
  const firstS = inOrder[0].life.comesS;
  const lives: VmLife[] = inOrder.map(({ life }) => ({
    comesS: life.comesS - firstS,
    leavesS: life.leavesS - firstS,
  }));
  const percent = Float64Array.from(inOrder, (job) => job.percent);
  const notes =
    idle.length === 0
      ? []
      : [`${idle.length} of ${all} jobs never ran and are left out; the first: ${placeText(idle[0])}`];
  return { load: { rows: jobs.length, columns: 1, percent }, sizes: inOrder.map(({ size }) => size), lives, notes };
}

function jobOf(row: Row, terms: JobTerms): Job | undefined {
  const [submitS, waitS, runS, used, cpuS, usedKb, wanted] = FIELDS.map((column, i) => numberAt(row, i + 1, column));
  const wantedKb = numberAt(row, MEMORY_WANTED.at, MEMORY_WANTED.column);
  const processors = used > 0 ? used : wanted;
  if (submitS < 0) throw problemAt(row, 'says nothing of its submit time');
  if (runS <= 0 || processors <= 0) return undefined;
  if (processors > MOST_VCPUS) throw problemAt(row, `a VM has at most ${MOST_VCPUS} vCPUs, found ${processors}`);
  const kb = usedKb > 0 ? usedKb : wantedKb;
  const memMib = kb > 0 ? Math.max(1, Math.round((kb * processors) / 1024)) : terms.memMib;
  if (memMib > MOST_MIB) throw problemAt(row, `a VM has at most ${MOST_MIB} MiB, found ${memMib}`);
  const comesS = submitS + Math.max(0, waitS);
  return {
    size: { vcpus: Math.ceil(processors), memMib },
    life: { comesS, leavesS: comesS + runS },
    percent: cpuS >= 0 ? Math.min(100, (cpuS / runS) * 100) : terms.load * 100,
  };
}
