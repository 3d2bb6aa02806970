import type { Judged, Kind } from './verdict.ts';

/** One figure of a case, as it is told. */
export interface Result {
  /** Id of the case, `V-10`. */
  readonly id: string;
  /** Which of the case's figures, where it has several; else empty. */
  readonly part: string;
  readonly kind: Kind;
  readonly computed: number;
  readonly expected: number;
  /** Largest distance that agrees, in the unit of the figure. */
  readonly tolerance: number;
  readonly ok: boolean;
  readonly source: string;
  /** Why a miss is known to miss. */
  readonly miss?: string;
}

export function resultOf(judged: Judged): Result {
  const [id = '', ...part] = judged.id.split(' ');
  return {
    id,
    part: part.join(' '),
    kind: judged.kind,
    computed: judged.computed,
    expected: judged.expected,
    tolerance: judged.relative ? judged.tolerance * Math.abs(judged.expected) : judged.tolerance,
    ok: judged.agrees,
    source: judged.source,
    ...(judged.knownMiss !== undefined && { miss: judged.knownMiss }),
  };
}

/** Results in the order of their ids: V-2 before V-10, V-14 before V-14i. */
export function inOrder(results: readonly Result[]): Result[] {
  const number = ({ id }: Result) => Number.parseInt(id.slice(2), 10);
  return [...results].sort((a, b) => number(a) - number(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}
