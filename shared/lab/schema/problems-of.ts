import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, pathText, shown } from '../problems.ts';
import { expectation, experimentSchema, nodeAt, variantFor } from './json-schema.ts';

type Issue = z.core.$ZodIssue;

/** What a failed check says, one problem per wrong place, in our words. */
export function problemsOf(issues: readonly Issue[], value: unknown): Problem[] {
  return issues.flatMap((issue) => problemsIn(issue, value));
}

function problemsIn(issue: Issue, value: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(issue.path, key, value));
  const found = valueAt(value, issue.path);
  const node = nodeAt(experimentSchema, value, issue.path);
  const expected = node ? expectation(node) : issue.message;
  const path = pathText(issue.path);
  if (found === undefined) return [{ path, reason: `is missing; expected ${expected}` }];
  const known = node?.enum ?? (issue.code === 'invalid_union' ? optionsOf(issue) : undefined);
  const guess = typeof found === 'string' && known ? nearest(found, known.map(String)) : undefined;
  const options = issue.code === 'invalid_union' && known ? `one of ${known.map(shown).join(', ')}` : expected;
  return [{ path, reason: `expected ${options}, found ${shown(found)}${guess ? ` (did you mean "${guess}"?)` : ''}` }];
}

function optionsOf(issue: Issue): readonly unknown[] | undefined {
  return (issue as { options?: readonly unknown[] }).options;
}

function unknownField(at: readonly PropertyKey[], key: string, value: unknown): Problem {
  const node = nodeAt(experimentSchema, value, at);
  const here = node && variantFor(node, valueAt(value, at));
  const known = Object.keys(here?.properties ?? {});
  const guess = nearest(key, known);
  const hint = guess ? `did you mean "${guess}"?` : `known fields: ${known.join(', ')}`;
  return { path: pathText([...at, key]), reason: `unknown field; ${hint}` };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const part of path) here = (here as { [key: PropertyKey]: unknown } | null | undefined)?.[part];
  return here;
}
