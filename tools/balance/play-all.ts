import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, Played } from './play-seed.ts';
import type { Answer } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Plays all jobs on all cores; answers in the order of the jobs. */
export async function playAll(jobs: readonly Job[]): Promise<readonly Played[]> {
  const waiting = [...jobs.entries()];
  const played: [index: number, game: Played][] = [];
  const processes = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const worker = fork(WORKER);
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) played.push([job[0], await ask(worker, job[1])]);
    } finally {
      worker.kill();
    }
  });
  await Promise.all(processes);
  return played.sort(([a], [b]) => a - b).map(([, game]) => game);
}

function ask(worker: ChildProcess, job: Job): Promise<Played> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`a process ended while it played ${job.hall} under ${job.seed}`));
    worker.once('exit', ended);
    worker.once('message', (answer: Answer) => {
      worker.off('exit', ended);
      if ('outcomes' in answer) resolve({ ...job, outcomes: new Map(answer.outcomes) });
      else reject(new Error(`${job.hall} under ${job.seed}: ${answer.error}`));
    });
    worker.send(job);
  });
}
