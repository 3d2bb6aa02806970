import { levelById } from '#shared/levels/index.ts';
import { type Proof, prove } from '#shared/levels/prove.ts';
import { answerJobs } from '../processes/ask-all.ts';

/** A level under a seed, for one process to prove. */
export interface Job {
  readonly level: string;
  readonly seed: string;
}

answerJobs(({ level: id, seed }: Job): Proof => {
  const level = levelById(id);
  if (!level) throw new Error(`no level ${id}`);
  return prove(level, seed);
});
