import type { SeeRun } from '#shared/see/run.ts';

/** What the page asks of its worker: an entry with some levers pulled. */
export interface SeeAsk {
  readonly no: number;
  readonly entry: string;
  readonly pulled: readonly string[];
}

export type SeeTold = { readonly no: number; readonly run: SeeRun } | { readonly no: number; readonly failed: string };
