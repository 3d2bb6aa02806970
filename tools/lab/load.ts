import { type Override, parseOverride } from '#shared/lab/overrides.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import type { Experiment } from '#shared/lab/schema/experiment.ts';
import type { ReadFiles } from '#shared/lab/traces/trace-file.ts';
import type { Arguments, Flags } from './arguments.ts';
import { experimentText } from './files.ts';
import { traceFilesFor } from './trace-files.ts';

/** Flags that change an experiment before it runs. */
export const EXPERIMENT_FLAGS = {
  seed: { takes: 'value', value: 'N|TEXT', about: 'another seed' },
  ticks: { takes: 'value', value: 'N', about: 'another length' },
  set: { takes: 'values', value: 'path.to[0].field=value', about: 'change any field; as often as needed' },
} as const satisfies Flags;

/** An experiment, and where it looks for its traces. */
export interface Loaded {
  readonly experiment: Experiment;
  readonly readFiles: ReadFiles;
}

/** Reads and checks an experiment with the changes of a command line. */
export async function loadExperiment(name: string, overrides: readonly Override[]): Promise<Loaded> {
  const { text, folder } = experimentText(name);
  const experiment = readExperiment(text, withLength(overrides));
  return { experiment, readFiles: await traceFilesFor(experiment, folder) };
}

/** What `--seed`, `--ticks` and `--set` change, in that order. */
export function overridesIn(args: Arguments): Override[] {
  const seed = args.value('seed');
  const ticks = args.count('ticks');
  return [
    ...(seed === undefined ? [] : [{ path: ['seed'], value: seed }]),
    ...(ticks === undefined ? [] : [{ path: ['ticks'], value: ticks }]),
    ...args.values('set').map(parseOverride),
  ];
}

/** A length in ticks takes the place of one in time. */
function withLength(overrides: readonly Override[]): readonly Override[] {
  const saysTicks = overrides.some(({ path }) => path.length === 1 && path[0] === 'ticks');
  return saysTicks ? [{ path: ['duration'], value: undefined }, ...overrides] : overrides;
}
