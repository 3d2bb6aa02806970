import { expect, TestRunner } from 'vitest';

/**
 * What a published figure says about the model. **P**: prediction, no parameter comes from the checked number. **W**:
 * fitted to one series of an experiment, checked on its other series. **C**: calibration, agrees by construction.
 * **A**: arithmetic on published inputs. Only P and W say anything about reality, so the kinds are never summed.
 */
export type Kind = 'P' | 'W' | 'C' | 'A';

export interface Case {
  /** Id of the case, with a suffix where it checks several numbers: `V-05 PXZ`. */
  readonly id: string;
  readonly kind: Kind;
  readonly computed: number;
  readonly expected: number;
  /** Largest distance from `expected` that still agrees, in its unit; as a share of it with `relative`. */
  readonly tolerance: number;
  readonly relative?: boolean;
  /** Where the expected value was published. */
  readonly source: string;
  /** Why the case is known to miss. It must then really miss: a model that got better has to say so here. */
  readonly knownMiss?: string;
}

export interface Judged extends Case {
  readonly agrees: boolean;
}

declare module 'vitest' {
  interface TaskMeta {
    verdicts?: Judged[];
  }
}

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
