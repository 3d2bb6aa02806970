import type { z } from 'zod';
import { nearest } from '../nearest.ts';
import { type Problem, pathText, shown, type Told } from '../problems.ts';
import { expectation, experimentSchema, nodeAt, type SchemaNode, variantFor } from './json-schema.ts';

type Issue = z.core.$ZodIssue;

/** What a failed check says, one problem per wrong place, in our words. */
export function problemsOf(issues: readonly Issue[], value: unknown): Problem[] {
  return issues.flatMap((issue) => problemsIn(issue, value));
}

/** More choices than this are not all said where one of them was plainly meant. */
const MOST_CHOICES = 12;

function problemsIn(issue: Issue, value: unknown): Problem[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownField(issue.path, key, value));
  const found = valueAt(value, issue.path);
  const path = pathText(issue.path);
  const node = nodeAt(experimentSchema, value, issue.path);
  const choices = optionsOf(issue) ?? node?.enum;
  const expected = choices ? `one of ${choices.map(shown).join(', ')}` : node ? expectation(node) : issue.message;
  if (found === undefined) return [{ path, reason: `is missing; expected ${expected}`, told: { code: 'missing' } }];
  const guess = typeof found === 'string' && choices ? nearest(found, choices.map(String)) : undefined;
  const told = toldOf(found, choices === undefined ? node : undefined, { isChoice: choices !== undefined, guess });
  if (guess && choices && choices.length > MOST_CHOICES)
    return [{ path, reason: `${shown(found)} is none of the ${choices.length} known; did you mean "${guess}"?`, told }];
  const hint = guess ? ` (did you mean "${guess}"?)` : '';
  return [{ path, reason: `expected ${expected}, found ${shown(found)}${hint}`, told }];
}

/** A value that cannot stand where it does. */
function toldOf(
  found: unknown,
  node: SchemaNode | undefined,
  { isChoice, guess }: { readonly isChoice: boolean; readonly guess: string | undefined },
): Told {
  const values = { found: shown(found) };
  if (guess !== undefined) return { code: 'notKnownNear', values: { ...values, near: guess } };
  if (isChoice) return { code: 'notKnown', values };
  const { minimum: least, maximum: most } = node ?? {};
  return least !== undefined && most !== undefined
    ? { code: 'outside', values: { ...values, least, most } }
    : { code: 'wrongValue', values };
}

/** The kinds that an object may be of, when it is of none. */
function optionsOf(issue: Issue): readonly unknown[] | undefined {
  return (issue as { options?: readonly unknown[] }).options;
}

function unknownField(at: readonly PropertyKey[], key: string, value: unknown): Problem {
  const node = nodeAt(experimentSchema, value, at);
  const here = node && variantFor(node, valueAt(value, at));
  const known = Object.keys(here?.properties ?? {});
  const guess = nearest(key, known);
  const hint = guess ? `did you mean "${guess}"?` : `known fields: ${known.join(', ')}`;
  const told: Told = guess ? { code: 'unknownFieldNear', values: { near: guess } } : { code: 'unknownField' };
  return { path: pathText([...at, key]), reason: `unknown field; ${hint}`, told };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const part of path) here = (here as { [key: PropertyKey]: unknown } | null | undefined)?.[part];
  return here;
}
