import type { Pause, Speed } from '#shared/protocol/messages.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';

/**
 * Everything that can happen in a room, as its journal holds it. A room's state is what comes out of applying its
 * entries in order; nothing else changes it. `applyEntry` in `state.ts` and the ticks of `worlds.ts` read them.
 */
export type RoomEntry =
  | {
      readonly type: 'seatTaken';
      readonly seat: number;
      readonly name: string;
      readonly code: string;
      readonly grant: number;
      readonly team: number;
      readonly atBeat: number;
    }
  /** `grant` tells whose seat it was: the number may be somebody else's soon. */
  | { readonly type: 'seatLeft'; readonly seat: number; readonly grant: number }
  | { readonly type: 'kicked'; readonly seat: number; readonly grant: number }
  | { readonly type: 'renamed'; readonly seat: number; readonly name: string }
  | { readonly type: 'readied'; readonly seat: number; readonly ready: boolean }
  | { readonly type: 'teamed'; readonly seat: number; readonly team: number }
  | { readonly type: 'shuffled'; readonly teams: readonly number[] }
  | { readonly type: 'benched'; readonly seat: number; readonly benched: boolean }
  | { readonly type: 'locked'; readonly locked: boolean }
  | { readonly type: 'started'; readonly teams: readonly number[] }
  | { readonly type: 'paused'; readonly pause: Pause }
  | { readonly type: 'resumed' }
  | { readonly type: 'speeded'; readonly speed: Speed }
  | { readonly type: 'ended' }
  | OrderEntry;

/** An order of a team's member (`by` ≥ 0) or of the instructor, carried out in the tick that follows `tick`. */
export interface OrderEntry {
  readonly type: 'order';
  readonly team: number;
  readonly by: number;
  /** In whose name space `id` is: see `CommandKey`. */
  readonly author: number;
  readonly id: string | undefined;
  readonly call: CommandCall;
}
