import { type ChildProcess, fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { type Axis, parseAxis } from '#shared/lab/axes.ts';
import type { Override } from '#shared/lab/overrides.ts';
import type { Result } from '#shared/lab/run-experiment.ts';
import { type Arguments, type Flags, problem } from './arguments.ts';
import { EXPERIMENT_FLAGS, loadExperiment, overridesIn } from './load.ts';
import { flat } from './run.ts';
import { combinations } from './sweep-plan.ts';
import { csvText, ProgressLine } from './terminal.ts';

export const SWEEP_FLAGS = {
  over: {
    takes: 'values',
    value: 'path=a,b,c',
    about: 'values of a field: a,b,c or 1..5 or 0..1:0.25; every combination of several',
  },
  out: { takes: 'value', value: 'table.csv', about: 'write the table into a file' },
  jobs: { takes: 'value', value: 'N', about: 'processes at a time; absent = all cores' },
  json: { takes: 'nothing', about: 'print exactly one JSON array' },
  ...EXPERIMENT_FLAGS,
} as const satisfies Flags;

/** What a worker is asked, and what it answers. */
export interface Job {
  readonly index: number;
  readonly name: string;
  readonly overrides: readonly Override[];
}
export type Answer =
  | { readonly index: number; readonly result: Result }
  | { readonly index: number; readonly error: string };

/** `lab sweep FILE --over path=a,b …`: every combination on all cores, one table. Exit code 1 if a row failed. */
export async function sweep(args: Arguments): Promise<void> {
  const [name] = args.files;
  if (name === undefined || args.files.length > 1) throw problem('sweep', 'needs one experiment');
  const axes = args.values('over').map(parseAxis);
  if (axes.length === 0) throw problem('sweep', 'needs at least one --over path=a,b,c');
  const jobs = await jobsOf(name, overridesIn(args), axes);
  const answers = await runAll(jobs, Math.min(args.count('jobs') ?? availableParallelism(), jobs.length));
  const rows = answers.map((answer, i) => rowOf(jobs[i], axes.length, answer));
  const text = args.has('json') ? `${JSON.stringify(rows)}\n` : table(rows);
  const out = args.value('out');
  if (out === undefined) process.stdout.write(text);
  else writeFileSync(out, text);
  const failed = answers.filter((answer) => 'error' in answer).length;
  if (out !== undefined)
    process.stdout.write(`${answers.length} rows in ${out}${failed > 0 ? `, ${failed} failed` : ''}\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** The experiment itself must be sound; a combination that is not becomes a failed row. */
async function jobsOf(name: string, common: readonly Override[], axes: readonly Axis[]): Promise<Job[]> {
  const jobs = combinations(axes).map((own, index) => ({ index, name, overrides: [...common, ...own] }));
  if (jobs.length === 1) await loadExperiment(name, jobs[0]?.overrides ?? []);
  return jobs;
}

function runAll(jobs: readonly Job[], workers: number): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const progress = new ProgressLine();
  const waiting = [...jobs];
  return new Promise((resolve) => {
    progress.show(0, jobs.length);
    for (let i = 0; i < workers; i++) startWorker(waiting, accept);

    function accept(answer: Answer): void {
      answers[answer.index] = answer;
      const done = Object.keys(answers).length;
      progress.show(done, jobs.length);
      if (done < jobs.length) return;
      progress.end();
      resolve(answers);
    }
  });
}

/** A process that takes jobs one by one. One that dies takes its job with it as failed; another takes its place. */
function startWorker(waiting: Job[], accept: (answer: Answer) => void): void {
  let present = waiting.shift();
  if (!present) return;
  const child = fork(path.join(import.meta.dirname, 'sweep-worker.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.send(present);
  child.on('message', (answer: Answer) => {
    present = waiting.shift();
    if (present) child.send(present);
    else stop(child);
    accept(answer);
  });
  child.on('exit', (code) => {
    if (!present) return;
    const { index } = present;
    startWorker(waiting, accept);
    accept({ index, error: `the process ended with ${code}` });
  });
}

function stop(child: ChildProcess): void {
  child.removeAllListeners('exit');
  child.disconnect();
}

type Row = { readonly [column: string]: unknown };

function rowOf(job: Job | undefined, axes: number, answer: Answer): Row {
  const own = (job?.overrides ?? []).slice(-axes).map(({ path: at, value }) => [at.join('.'), value] as const);
  return { ...Object.fromEntries(own), ...('error' in answer ? { error: answer.error } : flat(answer.result)) };
}

/** Every column that any row has, in the order of their first row. */
function table(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return csvText([columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]);
}
