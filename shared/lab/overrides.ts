import { ExperimentProblems, pathText } from './problems.ts';

/** A field of an experiment and the value that it gets instead: `policies.rungs.swap=false`. */
export interface Override {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** Reads `path.to[0].field=value`; the value is JSON where it can be read as such, else text. */
export function parseOverride(text: string): Override {
  const equals = text.indexOf('=');
  if (equals < 1)
    throw new ExperimentProblems([{ path: '--set', reason: `expected path.to.field=value, found "${text}"` }]);
  return { path: parsePath(text.slice(0, equals)), value: parseValue(text.slice(equals + 1)) };
}

/** A step of a path that stands for every entry of a list. */
const ALL = '*';

/** Reads `hosts[0].count` or `hosts.0.count`; `hosts[*].count` is that of every entry. */
export function parsePath(text: string): (string | number)[] {
  const parts = text.split(/[.[\]]+/).filter((part) => part !== '');
  return parts.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Text as a value: JSON if it is, else the text itself. */
export function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** A copy of `value` with the overrides in it, without the fields that get no value; objects on the way are made where they are missing. */
export function withOverrides(value: unknown, overrides: readonly Override[]): unknown {
  const copy = structuredCopy(value);
  for (const override of overrides) put(copy, override);
  return copy;
}

function structuredCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function put(root: unknown, { path, value }: Override): void {
  let here = root as { [key: string | number]: unknown };
  for (const [i, part] of path.entries()) {
    if (part === ALL && Array.isArray(here)) {
      for (const entry of here.keys()) put(here, { path: [entry, ...path.slice(i + 1)], value });
      return;
    }
    refuseForeign(here, part, path.slice(0, i + 1));
    if (i === path.length - 1) {
      if (value === undefined) delete here[part];
      else here[part] = value;
    } else {
      if (typeof here[part] !== 'object' || here[part] === null) here[part] = {};
      here = here[part] as { [key: string | number]: unknown };
    }
  }
}

/** `path` leads to `part`, and it is in `here`. */
function refuseForeign(here: object, part: string | number, path: readonly (string | number)[]): void {
  const inList = Array.isArray(here);
  const bad = inList
    ? typeof part !== 'number' || part > here.length
    : part === '__proto__' || typeof part === 'number';
  if (!bad) return;
  const reason =
    inList && typeof part === 'number' ? entriesIn(here) : `"${part}" names no ${inList ? 'entry' : 'field'}`;
  throw new ExperimentProblems([{ path: `--set ${pathText(path)}`, reason }]);
}

function entriesIn({ length }: readonly unknown[]): string {
  return length === 1 ? 'there is 1 entry' : `there are ${length} entries`;
}
