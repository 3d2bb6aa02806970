import { runExperiment } from '#shared/lab/run-experiment.ts';
import { loadExperiment } from './load.ts';
import type { Answer, Job } from './sweep.ts';

/** A process of a sweep: runs what it is sent, answers with the result or with what went wrong. */
process.on('message', async (job: Job) => {
  process.send?.(await answerTo(job));
});

async function answerTo({ index, name, overrides }: Job): Promise<Answer> {
  try {
    const { experiment, readFiles } = await loadExperiment(name, overrides);
    const { series: _, ...result } = runExperiment(experiment, { readFiles });
    return { index, result };
  } catch (error) {
    return { index, error: error instanceof Error ? error.message : String(error) };
  }
}
