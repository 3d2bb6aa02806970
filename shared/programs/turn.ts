import type { CommandRefusal } from '#shared/protocol/messages.ts';
import type { Facts } from './facts.ts';
import type { Observation } from './observation.ts';

/**
 * What a program and whoever runs its hall tell each other: one question and one answer a second of the game, as JSON over
 * HTTP. The page `docs/programs.md` is written from here.
 */

/** `POST /api/program/turn`, header `authorization: Bearer TOKEN`. */
export interface TurnAsked {
  /** Orders of this turn, in the order in which they are to be given; `[]` to wait. At most `CALLS_MOST`. */
  readonly calls: readonly { readonly name: string; readonly args: unknown }[];
  /** Names of the tables that the program wants to see; absent = all. */
  readonly tables?: readonly string[];
  /** Whether it wants to be told what does not change in a game; see `facts`. */
  readonly facts?: boolean;
}

/** The answer comes when the next second of the game is over: what became of the orders, and what the hall is like then. */
export interface TurnTold extends Observation {
  /** What does not change in a game, where it was asked for. */
  readonly facts?: Facts;
  /** One for each order. */
  readonly replies: readonly OrderReply[];
  /** The hall, the seed once it is no secret any more, and the orders that may be given in it. */
  readonly scenario: string;
  readonly commands: readonly string[];
  /** Composite so far, thousandths of a point; absent while nobody knows. */
  readonly milliPoints?: number;
  /** The game is over: no more turns. */
  readonly over: boolean;
}

export type OrderReply =
  | { readonly done: true }
  | { readonly done: false; readonly refusal: CommandRefusal | { readonly code: 'tooMany' } };

/** Orders of a program in one turn at most; the rest is refused as `tooMany`. Design value: a person gives one or two. */
export const CALLS_MOST = 16;

/** Bytes of a question at most. */
export const TURN_BYTES_MOST = 65_536;
