import { comparisonText, firstDifference } from '#shared/lab/compare/first-difference.ts';
import { type State, statesOf } from '#shared/lab/compare/state.ts';
import { type Override, parseOverride } from '#shared/lab/overrides.ts';
import { type Arguments, type Flags, problem } from './arguments.ts';
import { EXPERIMENT_FLAGS, loadExperiment, overridesIn } from './load.ts';
import { isStateFile, savedStates } from './state-file.ts';

export const COMPARE_FLAGS = {
  a: { takes: 'values', value: 'path=value', about: 'a change for A alone' },
  b: { takes: 'values', value: 'path=value', about: 'a change for B alone' },
  json: { takes: 'nothing', about: 'print exactly one JSON object' },
  ...EXPERIMENT_FLAGS,
} as const satisfies Flags;

/** `lab compare A B`: the first tick and cell in which two runs differ. Exit code 1 if there is one. */
export async function compare(args: Arguments): Promise<void> {
  const [first, second = first, ...more] = args.files;
  if (first === undefined || second === undefined || more.length > 0)
    throw problem('compare', 'needs one or two experiments or saved runs');
  const [a, b] = [args.values('a').map(parseOverride), args.values('b').map(parseOverride)];
  if (first === second && a.length + b.length === 0)
    throw problem('compare', 'one experiment: say with --a and --b what is different');
  const both = overridesIn(args);
  const comparison = firstDifference(await states(first, [...both, ...a]), await states(second, [...both, ...b]));
  process.stdout.write(args.has('json') ? `${JSON.stringify(comparison)}\n` : `${comparisonText(comparison)}\n`);
  process.exitCode = comparison.difference ? 1 : 0;
}

async function states(name: string, overrides: readonly Override[]): Promise<Iterable<State>> {
  if (isStateFile(name)) return savedStates(name);
  const { experiment, readFiles } = await loadExperiment(name, overrides);
  return statesOf(experiment, readFiles);
}
