import { parseValue } from './overrides.ts';
import { ExperimentProblems } from './problems.ts';

/** A field and the values that it takes in turn. */
export interface Axis {
  readonly name: string;
  readonly values: readonly unknown[];
}

/** Values of one axis at most. */
const MOST_VALUES = 10_000;

/** Reads `path=a,b,c`, `path=1..5`, `path=0..1:0.25` or `path=[…]` (JSON). */
export function parseAxis(text: string): Axis {
  const equals = text.indexOf('=');
  if (equals < 1) throw problem('--over', `expected path=a,b,c or path=1..5, found "${text}"`);
  const [name, right] = [text.slice(0, equals), text.slice(equals + 1)];
  return { name, values: valuesIn(right, name) };
}

function valuesIn(text: string, name: string): readonly unknown[] {
  const list = text.startsWith('[') ? parseValue(text) : undefined;
  if (Array.isArray(list)) return list;
  const range = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)(?::(\d+(?:\.\d+)?))?$/.exec(text);
  const values = range
    ? steps(Number(range[1]), Number(range[2]), Number(range[3] ?? 1))
    : text.split(',').map(parseValue);
  if (values.length === 0 || values.length > MOST_VALUES)
    throw problem(`--over ${name}`, `"${text}" is no range of 1 to ${MOST_VALUES} values`);
  return values;
}

function steps(from: number, to: number, by: number): number[] {
  const n = by > 0 && to >= from ? Math.floor((to - from) / by + 1e-9) + 1 : 0;
  return n > MOST_VALUES ? [] : Array.from({ length: n }, (_, i) => Number((from + i * by).toPrecision(12)));
}

function problem(path: string, reason: string): ExperimentProblems {
  return new ExperimentProblems([{ path, reason }]);
}
