import type { WorldFile } from '#shared/lab/schema/experiment.ts';
import type { MeasureId } from '#shared/protocol/questions.ts';

/** An experiment that a class does together: everybody runs it with another value, and all points make one curve. */
export interface Measure {
  readonly id: MeasureId;
  /** Values that are dealt out, in the order of the axis; whole numbers. */
  readonly values: readonly number[];
  /** Whether a value names something (its words are `lesson.measure.<id>.value<n>`) and is no amount. */
  readonly named: boolean;
  /** Figures are told as whole numbers of such parts of their unit: 10 = tenths. */
  readonly parts: number;
  /** Only the first so many units of the axis are drawn. */
  readonly top: number;
  /** The experiment of the lab with this value. */
  readonly file: (value: number) => Omit<WorldFile, 'kind'>;
  /** What is read in its last tick, as a column of the lab's series. */
  readonly column: string;
  /** What makes the figure of that, in its unit. */
  readonly figure: (read: number, value: number) => number;
  readonly published: Published;
}

/** What is known of an experiment from elsewhere: case of `docs/validation.md`. */
export interface Published {
  readonly cases: string;
  readonly source: string;
  /** The published rule, where there is one for every value; in units. */
  readonly line?: (value: number) => number;
  /** Published points, in units. */
  readonly points: readonly (readonly [value: number, figure: number])[];
  /** How far a figure may be from a published one, in units: the tolerance of the case. */
  readonly tolerance: (value: number, published: number) => number;
}

/** The value of the one who sits in a seat: neighbours get values that are far apart, and few seats cover the whole axis. */
export function valueFor({ values }: Pick<Measure, 'values'>, seat: number): number {
  const value = values[(seat * strideOf(values.length)) % values.length];
  if (value === undefined) throw new Error(`no value for seat ${seat}`);
  return value;
}

/** A step of about 0.618 of the axis (the golden section spreads points evenly) that comes to every place. */
function strideOf(places: number): number {
  let stride = Math.max(1, Math.round(0.618 * places));
  while (divisor(stride, places) !== 1) stride++;
  return stride;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** A world that stands in for the published one needs no more than this of what moves by itself. */
export const STEADY = { kind: 'constant' } as const;

/** Whole numbers from `first` to `last`, every `by`. */
export function everyFrom(first: number, last: number, by: number): number[] {
  return Array.from({ length: Math.floor((last - first) / by) + 1 }, (_, i) => first + by * i);
}
