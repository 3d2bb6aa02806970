import { fileURLToPath } from 'node:url';
import { askAll } from '../processes/ask-all.ts';
import type { FaultTrial } from './faults.ts';
import type { Job, Played } from './play-seed.ts';
import type { Outcomes, Trials } from './worker.ts';

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Plays all jobs on all cores; answers in the order of the jobs. */
export async function playAll(jobs: readonly Job[]): Promise<readonly Played[]> {
  const answers = await askAll<Job, Outcomes>(WORKER, jobs);
  return answers.map(({ outcomes }, i) => ({ ...(jobs[i] as Job), outcomes: new Map(outcomes) }));
}

/** Tries the faults of all jobs' halls on all cores. */
export async function tryAllFaults(jobs: readonly Job[]): Promise<readonly FaultTrial[]> {
  const faults = jobs.map((job) => ({ ...job, faults: true }) as const);
  const answers = await askAll<Job, Trials>(WORKER, faults);
  return answers.flatMap(({ trials }) => trials);
}
