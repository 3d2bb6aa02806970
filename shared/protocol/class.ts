import type { Said } from './people.ts';
import type { Question, Spread, Truth } from './questions.ts';

/** What a class goes through together, beside its halls: the lesson, and what everybody is asked. The same for all; no names. */
export interface ClassView {
  readonly lesson?: LessonView;
  /** The question that was asked last, until the next step of the lesson without it. */
  readonly ask?: AskView;
  /** Team whose hall is shown to everybody on the projector; −1 = nobody's. */
  readonly spotlight: number;
  readonly standings: Standings;
  /** What the instructor says to everybody; absent = nothing. */
  readonly said?: Said;
}

/** How much a projector shows of who is ahead. */
export const STANDINGS = ['off', 'anonymous', 'topThree', 'full'] as const;
export type Standings = (typeof STANDINGS)[number];

export interface LessonView {
  readonly id: string;
  /** Number of the step that goes on; −1 before the start. */
  readonly step: number;
  /** What the step had left when this was told; real ms at the present speed. */
  readonly leftMs: number;
  /** Whether that time passes. */
  readonly passes: boolean;
  /** The instructor holds the lesson where it is. */
  readonly held: boolean;
  /** The instructor has left it: the room is led by hand. */
  readonly away: boolean;
  /** Orders that nobody may give yet. */
  readonly locked: readonly string[];
}

export interface AskView {
  readonly no: number;
  /** Lesson whose words the question has; absent = it carries its own. */
  readonly lesson?: string;
  readonly question: Question;
  readonly open: boolean;
  /** 1, or 2 while everybody answers a second time and after it. */
  readonly vote: number;
  /** Answers to the present vote. */
  readonly answered: number;
  /** What was answered, by vote; a vote that is open is not told. */
  readonly spreads: readonly Spread[];
  /** What was measured with which value, where everybody runs an experiment: figures that the server has checked. */
  readonly points?: readonly MeasuredPoint[];
  /** Absent until it is shown. */
  readonly truth?: Truth;
}

export type MeasuredPoint = readonly [value: number, figure: number];

/** One's own answers to the question that was asked last, by vote. */
export interface OwnAnswers {
  readonly ask: number;
  readonly values: readonly (number | null)[];
}

/** What an instructor does with a running lesson. */
export const LESSON_DEEDS = ['hold', 'go', 'skip', 'repeat', 'longer', 'leave', 'back'] as const;
export type LessonDeed = (typeof LESSON_DEEDS)[number];

/** A step is lengthened by one of these at a time, s. */
export const LONGER_S = [15, 30] as const;
