import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import type { ParFigures, ScoreNow } from '#shared/protocol/debrief.ts';
import type { CommandReply, Control, RequestReply, RoomView } from '#shared/protocol/messages.ts';
import type { SeriesData } from '#shared/sim/accounts/index.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { LevelNow } from '../level-now.ts';
import type { LocalGame, LocalProblem, LocalStart } from '../local-game.ts';

/** What was opened: as much of its hall as its player may know. */
export interface LocalOpened {
  readonly type: 'opened';
  readonly scenario: Scenario;
  readonly view: RoomView;
  /** Whether it has points, and nobody knows yet what they mean. */
  readonly wantsPar: boolean;
  /** What they mean, if that is known. */
  readonly par?: ParFigures;
}

/** What a page asks of the worker in which a game is played, and what that answers. */
export interface LocalAsks {
  /** Begins a game, or goes on with the one that a journal tells. */
  readonly open: {
    readonly ask: { readonly start: LocalStart; readonly journal?: string };
    readonly answer: null;
  };
  readonly give: { readonly ask: { readonly call: CommandCall }; readonly answer: CommandReply };
  readonly control: { readonly ask: { readonly control: Control }; readonly answer: RequestReply };
  readonly bookmark: { readonly ask: { readonly note: string }; readonly answer: RequestReply };
  /** Only of levels. */
  readonly answer: {
    readonly ask: { readonly question: string; readonly value: number };
    readonly answer: RequestReply;
  };
  readonly hint: { readonly ask: { readonly hint: number }; readonly answer: RequestReply };
  readonly par: { readonly ask: { readonly par: ParFigures }; readonly answer: null };
  readonly backTo: { readonly ask: { readonly tick: number }; readonly answer: null };
  readonly forwardTo: { readonly ask: { readonly tick: number }; readonly answer: null };
  readonly journal: { readonly ask: object; readonly answer: string };
  /** The seconds of the game so far. */
  readonly series: { readonly ask: object; readonly answer: SeriesData };
  /** Nobody plays any more: tells what is to be kept, and is ended then. */
  readonly leave: { readonly ask: object; readonly answer: null };
}

/** A hall at a tick: its open cells, and what happened since the last one. */
export interface LocalFrame {
  readonly type: 'frame';
  readonly tick: number;
  readonly cells: Int32Array;
  readonly events: readonly { readonly tick: number; readonly events: readonly SimEvent[] }[];
}

/** A game as it is to be kept. */
export interface LocalKept {
  readonly type: 'kept';
  readonly game: LocalGame;
  readonly journal: string;
  readonly scenario: string;
  readonly seed: string;
  readonly tick: number;
  readonly over: boolean;
}

/** What the worker tells unasked. */
export type LocalNews =
  | LocalOpened
  | { readonly type: 'cannot'; readonly problem: LocalProblem }
  | LocalFrame
  | LocalKept
  | { readonly type: 'view'; readonly view: RoomView }
  | { readonly type: 'score'; readonly score: ScoreNow }
  | { readonly type: 'level'; readonly level: LevelNow };

export type LocalAsk = AskOf<LocalAsks>;
export type LocalTold = LocalNews | AnswerOf<LocalAsks>;
