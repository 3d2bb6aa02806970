import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** What a process that is asked answers when it could not do its job. */
export interface Failed {
  readonly error: string;
}

/** Lets processes of a program (`worker`: its file) do all jobs on all cores; answers in the order of the jobs. */
export async function askAll<Job, Answer extends object>(
  worker: string,
  jobs: readonly Job[],
): Promise<readonly Answer[]> {
  const waiting = [...jobs.entries()];
  const answers: [index: number, answer: Answer][] = [];
  const processes = Array.from({ length: Math.min(availableParallelism(), jobs.length) }, async () => {
    const child = fork(worker);
    try {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        answers.push([job[0], await ask<Job, Answer>(child, job[1])]);
      }
    } finally {
      child.kill();
    }
  });
  await Promise.all(processes);
  return answers.sort(([a], [b]) => a - b).map(([, answer]) => answer);
}

function ask<Job, Answer extends object>(child: ChildProcess, job: Job): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error(`a process ended at ${JSON.stringify(job)}`));
    child.once('exit', ended);
    child.once('message', (answer: Answer | Failed) => {
      child.off('exit', ended);
      if ('error' in answer) reject(new Error(`${JSON.stringify(job)}: ${answer.error}`));
      else resolve(answer);
    });
    child.send(job as object);
  });
}

/** In such a process: answers each job that it is sent. */
export function answerJobs<Job>(answer: (job: Job) => object): void {
  process.on('message', (job: Job) => {
    process.send?.(answerOf(answer, job));
  });
}

function answerOf<Job>(answer: (job: Job) => object, job: Job): object {
  try {
    return answer(job);
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) } satisfies Failed;
  }
}
