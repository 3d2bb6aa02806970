import { type FaultTrial, tryFaults } from './faults.ts';
import { type Job, type Outcome, playSeed } from './play-seed.ts';

/** What a process answers to the job that it was sent. */
export type Answer =
  | { readonly outcomes: readonly (readonly [bot: string, outcome: Outcome])[] }
  | { readonly trials: readonly FaultTrial[] }
  | { readonly error: string };

process.on('message', (job: Job) => {
  process.send?.(answerTo(job));
});

function answerTo(job: Job): Answer {
  try {
    return job.faults ? { trials: tryFaults(job.hall, job.seed) } : { outcomes: playSeed(job) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
