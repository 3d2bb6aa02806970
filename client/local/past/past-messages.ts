import type { Debrief } from '#shared/protocol/debrief.ts';
import type { ReplayProblem } from '#shared/replay/replay-recording.ts';

/** What the worker that looks back at a game is told: its journal. */
export interface PastAsk {
  readonly journal: string;
}

/** Why nothing can be looked back at. */
export type PastProblem = ReplayProblem | 'unreadable' | 'failed';

/**
 * What it tells: what the game leaves behind; and once more as soon as the bots have run, if they had not, with the journal that
 * knows it.
 */
export type PastTold =
  | { readonly type: 'debrief'; readonly debrief: Debrief; readonly last: boolean; readonly journal?: string }
  | { readonly type: 'cannot'; readonly problem: PastProblem };
