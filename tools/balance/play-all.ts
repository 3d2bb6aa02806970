import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { FaultTrial } from './faults.ts';
import type { Job, Played } from './play-seed.ts';
import type { Answer } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Plays all jobs on all cores; answers in the order of the jobs. */
export async function playAll(jobs: readonly Job[]): Promise<readonly Played[]> {
  return askAll(jobs, (job, answer) => {
    if (!('outcomes' in answer)) throw new Error(`no outcomes of ${job.hall}`);
    return { ...job, outcomes: new Map(answer.outcomes) };
  });
}

/** Tries the faults of all jobs' halls on all cores. */
export async function tryAllFaults(jobs: readonly Job[]): Promise<readonly FaultTrial[]> {
  const faults = jobs.map((job) => ({ ...job, faults: true }) as const);
  const trials = await askAll(faults, (job, answer) => {
    if (!('trials' in answer)) throw new Error(`no trials of ${job.hall}`);
    return answer.trials;
  });
  return trials.flat();
}

async function askAll<T>(jobs: readonly Job[], read: (job: Job, answer: Answer) => T): Promise<readonly T[]> {
  const waiting = [...jobs.entries()];
  const answers: [index: number, answer: T][] = [];
  const processes = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const worker = fork(WORKER);
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        answers.push([job[0], read(job[1], await ask(worker, job[1]))]);
      }
    } finally {
      worker.kill();
    }
  });
  await Promise.all(processes);
  return answers.sort(([a], [b]) => a - b).map(([, answer]) => answer);
}

function ask(worker: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`a process ended while it played ${job.hall} under ${job.seed}`));
    worker.once('exit', ended);
    worker.once('message', (answer: Answer) => {
      worker.off('exit', ended);
      if ('error' in answer) reject(new Error(`${job.hall} under ${job.seed}: ${answer.error}`));
      else resolve(answer);
    });
    worker.send(job);
  });
}
