import type { State } from './state.ts';

/** Where two runs differ for the first time. */
export type Difference =
  | { readonly kind: 'cell'; readonly tick: number; readonly cell: string; readonly a: number; readonly b: number }
  | { readonly kind: 'shape'; readonly tick: number; readonly column: string; readonly a: number; readonly b: number }
  | { readonly kind: 'length'; readonly tick: number; readonly longer: 'a' | 'b' };

/** What comparing says: equal up to a tick, or the first difference; and whether only the dice differed before. */
export interface Comparison {
  readonly ticks: number;
  readonly difference?: Difference;
  /** First tick at which the random streams differ, if that is before anything else does. */
  readonly streamsFrom?: number;
}

const STREAMS = 'streams.';

/**
 * Walks through two runs side by side up to their first different cell. The state of the random streams alone does not
 * count: two seeds differ in it from the start, and it shows elsewhere as soon as it matters.
 */
export function firstDifference(a: Iterable<State>, b: Iterable<State>): Comparison {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  let ticks = 0;
  let streamsFrom: number | undefined;
  for (;;) {
    const [one, other] = [left.next(), right.next()];
    if (one.done || other.done) {
      const uneven = one.done !== other.done;
      const length = { kind: 'length', tick: ticks, longer: one.done ? 'b' : 'a' } as const;
      return { ticks, ...(uneven && { difference: length }), ...(streamsFrom !== undefined && { streamsFrom }) };
    }
    ticks = one.value.tick;
    const difference = differenceIn(one.value, other.value, (column) => !column.startsWith(STREAMS));
    const ofStreams = differenceIn(one.value, other.value, (column) => column.startsWith(STREAMS));
    if (ofStreams) streamsFrom ??= ticks;
    if (difference)
      return { ticks, difference, ...(streamsFrom !== undefined && streamsFrom < ticks && { streamsFrom }) };
  }
}

function differenceIn(a: State, b: State, counts: (column: string) => boolean): Difference | undefined {
  const tick = a.tick;
  for (const [column, cells] of a.columns) {
    if (!counts(column)) continue;
    const others = b.columns.get(column);
    if (!others || others.length !== cells.length)
      return { kind: 'shape', tick, column, a: cells.length, b: others?.length ?? 0 };
    for (let row = 0; row < cells.length; row++) {
      if (!Object.is(cells[row], others[row]))
        return { kind: 'cell', tick, cell: `${column}[${row}]`, a: cells[row], b: others[row] };
    }
  }
  const missing = [...b.columns.keys()].find((column) => counts(column) && !a.columns.has(column));
  return missing === undefined
    ? undefined
    : { kind: 'shape', tick, column: missing, a: 0, b: b.columns.get(missing)?.length ?? 0 };
}

/** A comparison in words. */
export function comparisonText({ ticks, difference, streamsFrom }: Comparison): string {
  const dice = streamsFrom === undefined ? '' : `\nthe random streams differ from tick ${streamsFrom} on`;
  if (!difference) return `equal in all ${ticks} ticks${dice}`;
  const { kind, tick } = difference;
  if (kind === 'length') return `equal up to tick ${tick}, then only ${difference.longer.toUpperCase()} goes on${dice}`;
  if (kind === 'shape')
    return `tick ${tick}: ${difference.column} has ${difference.a} rows in A and ${difference.b} in B`;
  return `tick ${tick}: ${difference.cell} is ${difference.a} in A and ${difference.b} in B${dice}`;
}
