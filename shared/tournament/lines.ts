import type { Rules } from './rules.ts';

/** Everything that can happen in a tournament, as its journal holds it: its state is what comes out of all lines in order. */
export type TournamentLine =
  | { readonly type: 'opened'; readonly rules: Rules }
  /** `rank`: place in the seeding, from 1; equal ranks are parted by the number of the entry. */
  | { readonly type: 'entered'; readonly entry: number; readonly kind: EntryKind; readonly rank: number }
  | { readonly type: 'withdrew'; readonly entry: number }
  | {
      readonly type: 'paired';
      readonly round: number;
      readonly matches: readonly Pairing[];
      /** Who has nobody to play in this round. */
      readonly byes: readonly number[];
    }
  | { readonly type: 'played'; readonly match: number; readonly results: readonly Result[] }
  /** Only `present` were there: they win, and nobody who was not. */
  | { readonly type: 'walkover'; readonly match: number; readonly present: readonly number[] }
  /** The server failed it: `again` is the same match on a new seed. */
  | { readonly type: 'failed'; readonly match: number; readonly again: number; readonly seal?: string }
  /** The organiser puts another result in place of what was; `why` is shown. */
  | {
      readonly type: 'corrected';
      readonly match: number;
      readonly results: readonly Result[];
      readonly why: string;
    }
  /** A line before this one does not count any more: withdrawals, walkovers and corrections can be taken back. */
  | { readonly type: 'undone'; readonly line: number }
  | { readonly type: 'closed' };

export type EntryKind = 'person' | 'team' | 'program';

/** A match to be played. */
export interface Pairing {
  /** Number of the match, from 0, in the order in which matches were paired. */
  readonly no: number;
  readonly entries: readonly number[];
  /** Place in the bracket of an elimination. */
  readonly bracket?: number;
  /** Published before the match, of its seed: see `seal.ts`. */
  readonly seal?: string;
}

/** What an entry came to in a match. */
export interface Result {
  readonly entry: number;
  /** Composite, thousandths of a point. */
  readonly milliPoints: number;
  /** Promises axis, thousandths of a point. */
  readonly promisesMilli: number;
  /** VM-seconds of bad service to gold tenants. */
  readonly badGoldS: number;
}
