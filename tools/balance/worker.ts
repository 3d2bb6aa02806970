import { type Job, type Outcome, playSeed } from './play-seed.ts';

/** What a process answers to the job that it was sent. */
export type Answer =
  | { readonly outcomes: readonly (readonly [bot: string, outcome: Outcome])[] }
  | { readonly error: string };

process.on('message', (job: Job) => {
  process.send?.(answerTo(job));
});

function answerTo(job: Job): Answer {
  try {
    return { outcomes: playSeed(job) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
