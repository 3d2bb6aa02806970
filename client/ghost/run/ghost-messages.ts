import type { AnswerOf, AskOf } from '#client/local/line/ask-line.ts';
import type { Difference } from '#shared/replay/first-difference.ts';
import type { Ghost, GhostPlace, GhostWho } from '#shared/replay/ghost/ghost.ts';
import type { GhostCourse } from '#shared/replay/ghost/ghost-course.ts';
import type { GhostProblem } from '#shared/replay/ghost/ghost-text.ts';
import type { ReplayProblem } from '#shared/replay/replay-recording.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';

/** What a page knows of a ghost before it is played: all but its orders. `text` is the ghost itself, packed. */
export interface GhostFacts extends Pick<Ghost, 'place' | 'seed' | 'ticks' | 'hash' | 'who'> {
  readonly text: string;
  readonly orders: number;
  readonly scenario: Scenario;
}

/** Why there is no ghost. `noReference`: nobody plays such a place. The others are those of replays. */
export type NoGhost = GhostProblem | ReplayProblem | 'unreadable' | 'noReference';

type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: NoGhost };
export type GhostAnswer = Answer<GhostFacts>;

/** What a page asks of the worker in which ghosts are played. */
export interface GhostAsks {
  /** A text, an address that ends in one, or a journal: its only team's game. */
  readonly read: { readonly ask: { readonly text: string }; readonly answer: GhostAnswer };
  /** The game of the bot. */
  readonly reference: {
    readonly ask: { readonly place: GhostPlace; readonly seed: string };
    readonly answer: GhostAnswer;
  };
  /** A team's game of a journal. */
  readonly make: {
    readonly ask: { readonly journal: string; readonly team: number; readonly who: GhostWho };
    readonly answer: GhostAnswer;
  };
  readonly course: { readonly ask: { readonly text: string }; readonly answer: Answer<GhostCourse> };
  /** The first decision in which two of them differ; nothing if none does. */
  readonly difference: {
    readonly ask: { readonly a: string; readonly b: string };
    readonly answer: Answer<Difference | null>;
  };
}

export type GhostAsk = AskOf<GhostAsks>;
export type GhostTold = AnswerOf<GhostAsks>;
