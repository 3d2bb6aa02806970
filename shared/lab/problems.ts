import { spelt } from './visible.ts';

/** What a page says of a problem in the language of its reader: those that somebody meets who fills in its form or opens a file. */
export const TOLD_CODES = [
  'missing',
  'unknownField',
  'unknownFieldNear',
  'outside',
  'notKnown',
  'notKnownNear',
  'wrongValue',
  'notJson',
  'worldOnly',
  'noControllers',
  'noTrace',
  'allSystems',
  'hostTooSmall',
  'noRoom',
  'cannotRun',
  'oneSystem',
] as const;

/** A problem as a code, with the values of its sentence. */
export interface Told {
  readonly code: (typeof TOLD_CODES)[number];
  readonly values?: Readonly<Record<string, string | number>>;
}

/** What is wrong with an experiment file: where, as a JSON path, and why. `told`: the same for pages; absent = in English only. */
export interface Problem {
  readonly path: string;
  readonly reason: string;
  readonly told?: Told;
}

/** An experiment that cannot run, with everything that is wrong with it. */
export class ExperimentProblems extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(sentence).join('\n'));
    this.problems = problems;
  }
}

/** One problem as one line. */
export function sentence({ path, reason }: Problem): string {
  return path === '' ? reason : `${path}: ${reason}`;
}

/** `['hosts', 1, 'cores']` as `hosts[1].cores`; a name that is no word stands in quotes. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    const name = String(part);
    if (typeof part === 'number') text += `[${part}]`;
    else if (!/^\w+$/.test(name)) text += `[${JSON.stringify(name)}]`;
    else text += text === '' ? name : `.${name}`;
  }
  return text;
}

/** A value as it stands in the file, cut short. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = spelt(JSON.stringify(value));
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
