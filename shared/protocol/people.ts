import type { Control } from './messages.ts';

/** What an instructor did, as the log of the session tells it: numbers, and the nickname that it was about. */
export interface Deed {
  readonly type: Control['type'];
  readonly seat?: number;
  readonly team?: number;
  readonly name?: string;
  /** What of it was chosen: a pause, a door, a speed, a fault … */
  readonly what?: string;
}

/** A deed in the log, for instructors only. */
export interface DeedView extends Deed {
  readonly no: number;
  /** Who did it: 0 = whoever opened the session, else the number of a co-host. */
  readonly host: number;
  /** Beats since the start. */
  readonly atS: number;
  /** Whether it can be taken back now. */
  readonly undoable: boolean;
  readonly takenBack: boolean;
}

/** A card with a seat code, for instructors only. `seat`: whoever has taken it; absent = nobody has. */
export interface CardView {
  readonly code: string;
  readonly team: number;
  readonly seat?: number;
}

/** What only instructors are told about the room. */
export interface DeskView {
  readonly log: readonly DeedView[];
  readonly cards: readonly CardView[];
  /** Whether the door closes with the start. */
  readonly closesAtStart: boolean;
  /** Halls that nobody plays in, into which a team can be split. */
  readonly spareHalls: number;
}

/** Deeds that the log keeps. Design value. */
export const DEEDS_KEPT = 60;
/** Seats that are added at a time. Design values. */
export const SEATS_MORE = [1, 5, 10] as const;

/** What an instructor can point at in what is said to everybody. */
export const SAY_POINTS = ['hosts', 'vms', 'racks', 'tenants', 'storage', 'power', 'money', 'events'] as const;
export type SayPoint = (typeof SAY_POINTS)[number];
/** Characters of what is said to everybody: what is read in two breaths. Design value. */
export const SAY_MAX = 160;

/** What the instructor says to everybody; it stays until something else is said, or nothing. */
export interface Said {
  /** Rises with each; a banner that somebody has closed stays closed. */
  readonly no: number;
  readonly text: string;
  readonly point?: SayPoint;
  /** A concept of `/see`. */
  readonly see?: string;
}
