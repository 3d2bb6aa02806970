import type { FramesAsk } from '#shared/inside/frames.ts';
import type { InsideFrame } from '#shared/inside/view.ts';
import type { SeeRun } from '#shared/see/run.ts';

/** What the page asks of its worker: an entry with some levers pulled. */
export interface SeeAsk {
  readonly no: number;
  readonly entry: string;
  readonly pulled: readonly string[];
  /** Moments inside one of its hosts; absent: the whole run. */
  readonly inside?: FramesAsk;
}

export type SeeTold =
  | { readonly no: number; readonly run: SeeRun }
  | { readonly no: number; readonly frames: readonly InsideFrame[] }
  | { readonly no: number; readonly failed: string };
