import type { CommandName } from '#shared/sim/commands/index.ts';
import type { DisturbanceName } from '#shared/sim/disturbances/index.ts';
import type { Cause } from '#shared/sim/kernel/codes/index.ts';

/** What helps an instructor to see who needs a word, by team; only for instructors. */
export interface Watch {
  /** The cause that troubles the hall without an end; absent = none for long. */
  readonly stuck?: Stuck;
  readonly quiet: readonly QuietSeat[];
  /** For each order that somebody of the team has tried: tick at which it was first done (−1 = only refused), and refused. */
  readonly tried: { readonly [C in CommandName]?: readonly [done: number, refused: number] };
  /** What comes next by itself in the hall. */
  readonly next?: { readonly kind: DisturbanceName; readonly atS: number };
}

export interface Stuck {
  readonly cause: Exclude<Cause, 'none'>;
  readonly forS: number;
  /** Things that have it now. */
  readonly count: number;
}

/** Somebody who is in a team and has ordered nothing for so long, s of the hall. */
export interface QuietSeat {
  readonly seat: number;
  readonly forS: number;
}

/** A cause that lasts so long, and a seat that gives no order for so long, are told; s of the hall. Design values. */
export const STUCK_S = 60;
export const QUIET_S = 90;
