import 'vitest';

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
