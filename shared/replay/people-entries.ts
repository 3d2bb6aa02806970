import type { Deed } from '#shared/protocol/people.ts';
import type { RoomEntry } from './entries.ts';

/** What an instructor does about people and their halls, besides what `RoomEntry` has of it. */
export type PeopleEntry =
  /** A seat may not call to its team, or may again. */
  | { readonly type: 'muted'; readonly seat: number; readonly muted: boolean }
  /** A browser that was removed may come back. */
  | { readonly type: 'pardoned'; readonly device: string; readonly grant: number }
  /** Cards with seat codes were printed: whoever types one gets a seat in its team. */
  | { readonly type: 'cardsMade'; readonly cards: readonly { readonly code: string; readonly team: number }[] }
  /** The room has so many seats more. */
  | { readonly type: 'seatsAdded'; readonly count: number }
  /** Whether the door closes with the start. */
  | { readonly type: 'startDoorSet'; readonly closes: boolean }
  /** Somebody else leads the session as well, under this number. */
  | { readonly type: 'coHosted'; readonly host: number }
  /** A team takes part from now on, or no longer; its hall goes on by itself. */
  | { readonly type: 'teamOpened'; readonly team: number }
  | { readonly type: 'teamClosed'; readonly team: number }
  | HallEntry
  /** Who did what, after the entries that it came to. `back`: entries that would take it back; none = it cannot be. */
  | {
      readonly type: 'did';
      readonly no: number;
      readonly host: number;
      /** Beats since the start. */
      readonly atS: number;
      readonly deed: Deed;
      readonly back: readonly RoomEntry[];
    }
  /** A deed was taken back: the entries that do it stand before this. */
  | { readonly type: 'takenBack'; readonly no: number };

/** What happens to a whole hall between two ticks. `docs/journal.md` tells how a replay reads it. */
export type HallEntry =
  /**
   * What the members of a team have ordered since `fromTick` is void: its hall is at this tick as it would be without those
   * orders. `hash`: of its world then.
   */
  | { readonly type: 'undone'; readonly team: number; readonly fromTick: number; readonly hash: number }
  /** The hall of `into` is a copy of that of `team` from now on, and so is its past. */
  | { readonly type: 'split'; readonly team: number; readonly into: number };
