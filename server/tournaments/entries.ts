import type { TournamentLine } from '#shared/tournament/lines.ts';
import type { TournamentSettings } from '#shared/tournament/messages.ts';
import type { Rules } from '#shared/tournament/rules.ts';

/** What a tournament is, fixed for its life. */
export interface TournamentHeader {
  readonly code: string;
  readonly title: string;
  readonly rules: Rules;
  readonly settings: TournamentSettings;
  /** SHA-256 of the organiser's token, hex. */
  readonly organiser: string;
}

/** What happens beside the lines of `shared/tournament`: who is who, which room is whose, and what stays secret for a while. */
export type OwnEntry =
  /** `secret`: SHA-256 of the entry's token, hex. */
  | { readonly type: 'named'; readonly entry: number; readonly name: string; readonly secret: string }
  | { readonly type: 'begun' }
  | { readonly type: 'held'; readonly held: boolean }
  | { readonly type: 'sealed'; readonly match: number; readonly seed: string }
  /** The room of a match; its code is told only to those who play in it. */
  | { readonly type: 'hosted'; readonly match: number; readonly room: string; readonly session: string }
  | { readonly type: 'checkedIn'; readonly match: number; readonly entry: number }
  /** A match has stood still for an entry: it does not again. */
  | { readonly type: 'waited'; readonly match: number; readonly entry: number }
  /** Nobody plays new matches. */
  | { readonly type: 'lastCall' }
  | { readonly type: 'revealed'; readonly count: number }
  /** Its name and its token are gone; all that was certified with the name is certified again. */
  | { readonly type: 'erased'; readonly entry: number }
  /** What the referee said of all that was written before. */
  | { readonly type: 'judged'; readonly certified: boolean };

export type TournamentEntry = TournamentLine | OwnEntry;

/** An entry as it is stored: with the time of the wall clock, for people to read and for an arena to end; no order comes of it. */
export interface StoredEntry {
  readonly atMs: number;
  readonly entry: TournamentEntry;
}

const OWN: ReadonlySet<string> = new Set<OwnEntry['type']>([
  'named',
  'begun',
  'held',
  'sealed',
  'hosted',
  'checkedIn',
  'waited',
  'lastCall',
  'revealed',
  'erased',
  'judged',
]);

export function isOwn(entry: TournamentEntry): entry is OwnEntry {
  return OWN.has(entry.type);
}
