import type { Judgement } from '#shared/levels/judge.ts';
import type { Standing } from '#shared/levels/standing.ts';

/** A level in a hall as it stands. */
export interface LevelNow extends Judgement {
  /** How each condition stands in the middle of it. */
  readonly standings: readonly (readonly Standing[])[];
  /** Tick it was judged at. */
  readonly tick: number;
  readonly over: boolean;
  /** Answers to its questions, by their ids. */
  readonly answers: Readonly<Record<string, number>>;
  /** What is right of them, once it is over. */
  readonly right: Readonly<Record<string, number>>;
  /** Numbers of the hints that were looked at, from 1. */
  readonly hints: readonly number[];
}
