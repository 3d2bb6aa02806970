import { expect, TestRunner } from 'vitest';
import type { Case, Judged } from '../../tools/validate/verdict.ts';

/** Judges a case, keeps it for the table at the end of the run, and fails the test if it disagrees. */
export function verdict(given: Case): void {
  const allowed = given.relative ? given.tolerance * Math.abs(given.expected) : given.tolerance;
  const agrees = Math.abs(given.computed - given.expected) <= allowed + 1e-12;
  remember({ ...given, agrees });
  const what = `${given.id}: computed ${given.computed}, published ${given.expected} ± ${allowed} (${given.source})`;
  expect(agrees, given.knownMiss ? `${what} agrees now, but is listed as a miss` : what).toBe(!given.knownMiss);
}

function remember(judged: Judged): void {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Error(`${judged.id} is judged outside a test`);
  const meta = test.meta as { verdicts?: Judged[] };
  meta.verdicts = [...(meta.verdicts ?? []), judged];
}
