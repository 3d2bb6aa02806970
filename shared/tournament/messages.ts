import type { SeatGranted } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import type { Bracket } from './formats/elimination.ts';
import type { EntryKind, Result, TournamentLine } from './lines.ts';
import type { Format, Rules } from './rules.ts';
import type { Standing } from './standings.ts';
import type { Match } from './state.ts';

/** What browsers and the server say to each other about tournaments. All over HTTP; whoever looks on asks every few seconds. */

export const TOURNAMENT_PRESETS = [
  'lunchArena',
  'swissCup',
  'grandPrix',
  'roundRobin',
  'knockout',
  'programs',
] as const;
export type TournamentPreset = (typeof TOURNAMENT_PRESETS)[number];

/** How a tournament is run, beside its rules. */
export interface TournamentSettings {
  /** s: to check in for a match; who has not is not there. */
  readonly checkInS: number;
  /** s between two rounds. */
  readonly turnaroundS: number;
  /** s that a duel stands still for somebody who is gone, once for each entry and match. */
  readonly reconnectS: number;
  /** s that spectators are late. */
  readonly delayS: number;
  /** ‰ of the tournament after which standings are frozen until they are revealed; 1000 = never. */
  readonly freezePermille: number;
  /** Seconds of the game in a second, in matches that only programs play. */
  readonly pace: number;
  /** People of an entry at most. */
  readonly teamSize: number;
  /** Whether whoever has the link may enter. */
  readonly openEntry: boolean;
}

/** POST /api/tournaments (as sessions are hosted). What is left out is the preset's. */
export interface CreateTournament {
  readonly preset: TournamentPreset;
  readonly title?: string;
  readonly format?: Format;
  readonly halls?: readonly [string, ...string[]];
  readonly settings?: Partial<TournamentSettings>;
}
export interface TournamentCreated {
  readonly code: string;
  /** Lets whoever has it run the tournament. */
  readonly organiserToken: string;
}

/** POST /api/tournaments/:code/entries, by the organiser, or by anybody while entry is open. */
export interface EnterTournament {
  readonly name: string;
  readonly kind: EntryKind;
}
export interface EntryGranted {
  readonly entry: number;
  readonly name: string;
  /** Lets its people check in; of a program its bot token (`OVERCOMMIT_TOKEN`). */
  readonly entryToken: string;
}

/** POST /api/tournaments/:code/deeds, by the organiser. */
export type TournamentDeed =
  | { readonly type: 'begin' }
  /** No entries and no rounds any more; what is being played is played to its end. */
  | { readonly type: 'close' }
  | { readonly type: 'hold'; readonly held: boolean }
  | { readonly type: 'withdraw'; readonly entry: number }
  | { readonly type: 'correct'; readonly match: number; readonly results: readonly Result[]; readonly why: string }
  | { readonly type: 'walkover'; readonly match: number; readonly present: readonly number[] }
  /** Plays a match again on a new seed. */
  | { readonly type: 'replay'; readonly match: number }
  /** Takes a withdrawal, a walkover or a correction back; `line` as in `OrganiserView.lines`. */
  | { readonly type: 'undo'; readonly line: number }
  /** Shows so many of the frozen standings, from the last place up. */
  | { readonly type: 'reveal'; readonly count: number };

export interface TournamentEntryView {
  readonly entry: number;
  readonly name: string;
  readonly kind: EntryKind;
  readonly withdrawn: boolean;
  /** Whether somebody (or the program) is there. */
  readonly here: boolean;
}

export interface TournamentMatchView extends Pick<Match, 'no' | 'round' | 'entries' | 'state' | 'results' | 'present'> {
  readonly bracket?: number;
  readonly corrected?: true;
  readonly hall: string;
  /** Of its room. `lobby`: waits for those who play. */
  readonly phase: 'waiting' | 'lobby' | 'running' | 'paused' | 'over';
  readonly seal?: string;
  /** Once it is over. */
  readonly seed?: string;
  /** Whether its journal can be had. */
  readonly replay: boolean;
}

/** GET /api/tournaments/:code — what everybody may see. */
export interface TournamentView {
  readonly code: string;
  readonly title: string;
  readonly rules: Rules;
  readonly settings: TournamentSettings;
  readonly phase: 'entry' | 'running' | 'closed';
  readonly held: boolean;
  readonly round: number;
  /** Rounds or events in all; absent = not known. */
  readonly rounds?: number;
  readonly openEntry: boolean;
  readonly entries: readonly TournamentEntryView[];
  readonly matches: readonly TournamentMatchView[];
  /** As they may be seen: frozen ones are those of the moment of freezing. */
  readonly table: readonly Standing[];
  readonly frozen: boolean;
  /** Places of the final table that were revealed, from the last up. */
  readonly revealed: readonly Standing[];
  readonly bracket?: Bracket;
  /** s until the next round is paired, or the arena is over. */
  readonly leftS?: number;
  /** Hex, of whoever signs the results. */
  readonly publicKey: string;
  /** What the referee said of the export; absent before. */
  readonly certified?: boolean;
}

/** GET /api/tournaments/:code/organiser — with the organiser's token. */
export interface OrganiserView extends TournamentView {
  /** The table as it stands. */
  readonly tableNow: readonly Standing[];
  /** What can be looked up and taken back, oldest first: as in `shared/tournament`. */
  readonly lines: readonly {
    readonly line: number;
    readonly atMs: number;
    readonly told: TournamentLine;
    readonly undoable: boolean;
  }[];
  /** Matches that failed too often: the organiser has the word. */
  readonly stuck: readonly number[];
}

/** GET /api/tournaments/:code/entry — with an entry's token. */
export interface EntrantView {
  readonly entry: number;
  readonly name: string;
  readonly kind: EntryKind;
  readonly withdrawn: boolean;
  readonly next?: {
    readonly match: number;
    readonly round: number;
    readonly hall: string;
    readonly opponents: readonly string[];
    readonly phase: TournamentMatchView['phase'];
    /** s until who has not checked in is not there. */
    readonly checkInLeftS?: number;
    readonly checkedIn: boolean;
  };
  /** No match in this round. */
  readonly bye: boolean;
  readonly leftS?: number;
  readonly played: readonly {
    readonly match: number;
    readonly round: number;
    readonly opponents: readonly string[];
    readonly outcome: 'win' | 'draw' | 'loss' | 'placed';
    readonly milliPoints?: number;
  }[];
}

/** POST /api/tournaments/:code/entry/check-in — for the match that waits; a seat in its room. */
export interface CheckedIn {
  /** Code of the room's session. */
  readonly session: string;
  readonly seat: SeatGranted;
}

/** GET /api/tournaments/:code/live — the matches that are played, as they were `delayS` ago. */
export interface LiveMatches {
  readonly matches: readonly { readonly match: number; readonly stage: Stage }[];
}
