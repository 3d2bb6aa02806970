import type { ReplayProblem } from '#shared/replay/replay-recording.ts';

/**
 * Why a hand-in does not count. `journal`: the file cannot be read whole. `otherTask`: another hall or level, or the day of another
 * number. `parameters`: an experiment with others than those of the number. `changed`: played again, it is another game than its marks
 * say. `unproved`: orders, or more than a hundred ticks, that no mark stands for. `early`: it was ended before its time. `par`: its file says
 * something else about the bots than they do. Others as replays tell them.
 */
export type HandInProblem =
  | 'journal'
  | 'otherTask'
  | 'parameters'
  | 'changed'
  | 'unproved'
  | 'early'
  | 'par'
  | ReplayProblem;

/** What a hand-in is, played again. */
export interface Outcome {
  /** s of the game. */
  readonly seconds: number;
  readonly orders: number;
  /** Composite, of a hall. */
  readonly points?: number;
  /** Of a level, 0 to 3. */
  readonly stars?: number;
  /** What an experiment came to, by the names of docs/lab/reference/results.md. */
  readonly metrics?: { readonly [name: string]: number };
}

/** What does not count, and where it shows: the first tick, field or line. */
export interface Refusal {
  readonly problem: HandInProblem;
  readonly where?: string;
}

/** What became of a hand-in. */
export type Grade =
  | (Outcome & { readonly student: string; readonly ok: true })
  | (Refusal & { readonly student: string; readonly ok: false });

export type Judged =
  | { readonly ok: true; readonly outcome: Outcome }
  | { readonly ok: false; readonly refusal: Refusal };

export function counts(outcome: Outcome): Judged {
  return { ok: true, outcome };
}

export function refuse(problem: HandInProblem, where?: string): Judged {
  return { ok: false, refusal: { problem, ...(where !== undefined && { where }) } };
}
