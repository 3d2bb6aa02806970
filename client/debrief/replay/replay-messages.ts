import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import type { FramesAsk } from '#shared/inside/frames.ts';
import type { InsideFrame } from '#shared/inside/view.ts';
import type { OrderEdit } from '#shared/replay/edits.ts';
import type { Difference } from '#shared/replay/first-difference.ts';
import type { DeskProblem, GivenOrders, ReplayState, WhatIfResult } from './replay-desk.ts';
import type { ReplayFrame } from './replay-session.ts';

/** What a page asks of the worker that plays recordings again, and what it answers. */
export interface ReplayAsks {
  /** Reads a journal and begins these teams' games. */
  readonly open: {
    readonly ask: { readonly journal: string; readonly teams: readonly number[] };
    readonly answer: DeskProblem | null;
  };
  readonly frame: { readonly ask: { readonly team: number; readonly tick: number }; readonly answer: ReplayFrame };
  readonly inside: {
    readonly ask: { readonly team: number; readonly wanted: FramesAsk };
    readonly answer: readonly InsideFrame[];
  };
  readonly orders: { readonly ask: { readonly team: number }; readonly answer: GivenOrders };
  readonly difference: { readonly ask: { readonly a: number; readonly b: number }; readonly answer: Difference | null };
  readonly whatIf: {
    readonly ask: { readonly team: number; readonly edits: readonly OrderEdit[] };
    readonly answer: WhatIfResult;
  };
}
export type AskType = keyof ReplayAsks;

/** What the worker tells unasked: how far it is. */
export interface ReplayNews {
  readonly type: 'state';
  readonly team: number;
  readonly state: ReplayState;
}

/** A question with the number under which it is answered. */
export type ReplayAsk = AskOf<ReplayAsks>;

/** What the worker says: an answer, why there is none, or how far it is. */
export type ReplayTold = AnswerOf<ReplayAsks> | ReplayNews;
