/** What a class is asked. Words of a lesson's own question are in the language files; one that is asked on the spot carries its text. */
export interface Question {
  /** Name within its lesson; empty for one that is asked on the spot. */
  readonly id: string;
  /** What the instructor typed; absent = the words of the lesson. */
  readonly text?: string;
  readonly shape: AnswerShape;
}

/**
 * What an answer is. `choice`: number of an option, from 0. `host`: number of a host. `measure`: the figure that an experiment gave
 * with one's own value, in whole parts of its unit. Others: a number from `min` to `max`.
 */
export type AnswerShape =
  | { readonly kind: 'choice'; readonly options: number; readonly texts?: readonly string[] }
  | { readonly kind: 'host'; readonly hosts: number }
  | { readonly kind: 'measure'; readonly measure: MeasureId }
  | NumberShape;

/** Experiments that a class does together. */
export const MEASURE_IDS = ['overcommit', 'idleTax', 'preCopy', 'technique', 'sharing'] as const;
export type MeasureId = (typeof MEASURE_IDS)[number];

export interface NumberShape {
  /** `number` is typed, `point` is a place on an axis. */
  readonly kind: 'number' | 'point';
  readonly min: number;
  readonly max: number;
  readonly unit: AnswerUnit;
}

export const ANSWER_UNITS = ['count', 'percent', 'watts', 'seconds'] as const;
export type AnswerUnit = (typeof ANSWER_UNITS)[number];

/** Bounds of what an instructor asks on the spot; design values. */
export const OPTIONS_MAX = 6;
export const QUESTION_SIGNS_MAX = 200;
export const OPTION_SIGNS_MAX = 80;
export const ANSWER_MAX = 1_000_000;

/** Whether a value answers a question of this shape: a whole number within its bounds. */
export function isAnswer(shape: AnswerShape, value: number): boolean {
  const [min, max] = boundsOf(shape);
  return Number.isInteger(value) && value >= min && value <= max;
}

/** Least and greatest answer. */
function boundsOf(shape: AnswerShape): readonly [min: number, max: number] {
  switch (shape.kind) {
    case 'choice':
      return [0, shape.options - 1];
    case 'host':
      return [0, shape.hosts - 1];
    case 'measure':
      return [0, ANSWER_MAX];
    default:
      return [shape.min, shape.max];
  }
}

/** How often each value was given, by rising value. */
export type Spread = readonly (readonly [value: number, count: number])[];

export function spreadOf(values: Iterable<number>): Spread {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** What turned out: the right answer (0 where there is none), and the points that show it (x: the answer or value, y: what it came to). */
export interface Truth {
  readonly value: number;
  readonly points?: readonly (readonly [x: number, y: number])[];
}
