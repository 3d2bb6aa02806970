import { type Override, parseOverride, parseValue } from '#shared/lab/overrides.ts';
import { readExperiment } from '#shared/lab/read-experiment.ts';
import type { Experiment } from '#shared/lab/schema/experiment.ts';
import type { ReadText } from '#shared/lab/traces/read-trace.ts';
import type { Arguments, Flags } from './arguments.ts';
import { experimentText, textsAround } from './files.ts';

/** Flags that change an experiment before it runs. */
export const EXPERIMENT_FLAGS = { seed: 'value', ticks: 'value', set: 'values' } as const satisfies Flags;

/** An experiment, and where it looks for its traces. */
export interface Loaded {
  readonly experiment: Experiment;
  readonly readText: ReadText;
}

/** Reads and checks an experiment with the changes of a command line. */
export function loadExperiment(name: string, overrides: readonly Override[]): Loaded {
  const { text, folder } = experimentText(name);
  return { experiment: readExperiment(text, withLength(overrides)), readText: textsAround(folder) };
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

export { parseValue };
