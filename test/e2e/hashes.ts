import { checkExperiment } from '#shared/lab/read-experiment.ts';
import { hashText8, runExperiment } from '#shared/lab/run-experiment.ts';

/** What a machine says of an experiment: the hash of its state at every hundredth tick and at the end, and its metrics. */
export interface Account {
  readonly hashes: readonly string[];
  readonly metrics: { readonly [name: string]: number };
}

export function accountOf(experiment: unknown): Account {
  const hashes: string[] = [];
  const { metrics } = runExperiment(checkExperiment(experiment), {
    readFiles: () => undefined,
    onHash: (tick, hash) => hashes.push(`${tick} ${hashText8(hash)}`),
  });
  return { hashes, metrics };
}
