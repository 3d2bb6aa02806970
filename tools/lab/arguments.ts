import { nearest } from '#shared/lab/nearest.ts';
import { ExperimentProblems } from '#shared/lab/problems.ts';

/** What a flag takes: nothing, one value (the last counts), or several. */
export type FlagKind = 'switch' | 'value' | 'values';
export type Flags = { readonly [name: string]: FlagKind };

/** A command line taken apart. */
export interface Arguments {
  readonly files: readonly string[];
  has(flag: string): boolean;
  value(flag: string): string | undefined;
  values(flag: string): readonly string[];
  /** A whole number from `least` on. */
  count(flag: string, least?: number): number | undefined;
}

/** Reads `FILE --flag value …`; an unknown flag or a missing value is a problem. */
export function readArguments(args: readonly string[], flags: Flags): Arguments {
  const files: string[] = [];
  const given = new Map<string, string[]>();
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (!word.startsWith('--')) {
      files.push(word);
      continue;
    }
    const [name = '', inline] = split(word.slice(2));
    const kind = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (kind === undefined) throw unknownFlag(name, flags);
    const value = kind === 'switch' ? '' : (inline ?? args[++i]);
    if (value === undefined) throw problem(`--${name}`, 'needs a value');
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  const value = (flag: string) => given.get(flag)?.at(-1);
  return {
    files,
    has: (flag) => given.has(flag),
    value,
    values: (flag) => given.get(flag) ?? [],
    count: (flag, least = 1) => countOf(flag, value(flag), least),
  };
}

/** `--flag=value` in one word; only the first = counts, and not that of `--set path=value`. */
function split(word: string): [string, string | undefined] {
  const equals = word.indexOf('=');
  return equals < 0 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}

function countOf(flag: string, text: string | undefined, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw problem(`--${flag}`, `expected a whole number ≥ ${least}, found "${text}"`);
  return value;
}

function unknownFlag(name: string, flags: Flags): ExperimentProblems {
  const guess = nearest(name, Object.keys(flags));
  const known = Object.keys(flags).map((flag) => `--${flag}`);
  return problem(`--${name}`, `unknown option; ${guess ? `did you mean --${guess}?` : `known: ${known.join(', ')}`}`);
}

/** A problem with what was asked. */
export function problem(path: string, reason: string): ExperimentProblems {
  return new ExperimentProblems([{ path, reason }]);
}

/** `a,b,c` as a list. */
export function listOf(text: string | undefined): readonly string[] | undefined {
  return text
    ?.split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
