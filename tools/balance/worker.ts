import { answerJobs } from '../processes/ask-all.ts';
import { type FaultTrial, tryFaults } from './faults.ts';
import { type Job, type Outcome, playSeed } from './play-seed.ts';

/** What a process answers to a job: what the bots of its hall came to, or what its faults did. */
export interface Outcomes {
  readonly outcomes: readonly (readonly [bot: string, outcome: Outcome])[];
}
export interface Trials {
  readonly trials: readonly FaultTrial[];
}

answerJobs((job: Job): Outcomes | Trials =>
  job.faults ? { trials: tryFaults(job.hall, job.seed) } : { outcomes: playSeed(job) },
);
