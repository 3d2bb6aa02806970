import type { HallLevel } from '#shared/levels/hall-level.ts';

/** How an attempt at a level is begun. */
export interface AttemptPlan {
  /** Number of the attempt on this page, from 1. */
  readonly no: number;
  readonly seed: string;
  /** Answers to the questions before it, by their ids. */
  readonly answers: Readonly<Record<string, number>>;
  /** A ghost that it is raced against, packed. */
  readonly ghost?: string;
  /** A game that goes on instead. */
  readonly game?: string;
}

export interface AttemptProps {
  readonly level: HallLevel;
  readonly plan: AttemptPlan;
  /** Plays it again in the same hall. */
  readonly onAgain: () => void;
  /** Plays it again in another hall of its kind. */
  readonly onAnother: () => void;
}
