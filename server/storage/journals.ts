import type { RoomHeader } from '#shared/replay/room-header.ts';

/**
 * What a room writes down so that it can come back. The interfaces that `rooms` and `threads` know; the embedded
 * implementation is in `sql-journals.ts`.
 */

/**
 * What makes a command happen once: its id, in a name space of its author. Authors are seats by their grant (from 1, never
 * given twice in a room) and the instructor, who is one author for each team: −1 − team.
 */
export interface CommandKey {
  readonly author: number;
  readonly id: string;
}

/** The instructor as an author of orders for a team. */
export function instructorFor(team: number): number {
  return -1 - team;
}

/** One line of a room's journal: something that happened in it, or an order that a team gave. */
export interface JournalLine {
  /** Position in the room's journal, from 1, without gaps. */
  readonly seq: number;
  /** Ticks done when it took effect. */
  readonly tick: number;
  /** The entry as JSON. */
  readonly entry: string;
  /** Author and id of the command, if it is one. */
  readonly command: CommandKey | undefined;
}

export type { RoomHeader };

/** All state of a room at one place of its journal. */
export interface RoomSnapshot {
  /** Last journal line that it contains. */
  readonly seq: number;
  readonly tick: number;
  /** Seats, phase, verdicts … as JSON. */
  readonly state: string;
  /** The worlds of all teams, one after another; empty before the start. */
  readonly worlds: Uint8Array;
  /** Hash over all worlds, to be checked when they are read back. */
  readonly hash: number;
}

/** A hash that the owner noted on the way, to be met again by whoever replays. */
export interface Mark {
  readonly tick: number;
  readonly hash: number;
}

/** A room that is asked for: what the thread that opens it adds is the content and the rules of this moment. */
export type RoomPlan = Omit<RoomHeader, 'contentHash' | 'engine'>;

/** A room as found in storage by its next owner, who holds `epoch` from now on. */
export interface KeptRoom {
  readonly header: RoomHeader;
  readonly epoch: number;
  /** The former owner may have shown ticks up to here. */
  readonly horizon: number;
  readonly mark: Mark | undefined;
  readonly snapshot: RoomSnapshot | undefined;
  /** Newer snapshots that could not be read, and why. */
  readonly skipped: readonly string[];
  /** Lines after the snapshot. */
  readonly lines: readonly JournalLine[];
}

/** One owner's wish to write: everything of it becomes durable, or nothing. */
export interface Append {
  readonly room: string;
  readonly epoch: number;
  /** The owner may show ticks up to here once this is durable. */
  readonly horizon: number;
  readonly mark: Mark | undefined;
  readonly lines: readonly JournalLine[];
  /** Set when the answer to the same append was lost: its lines may be there already, and that is then no conflict. */
  readonly again?: boolean;
}

/**
 * `fenced`: somebody else owns the room now; the epoch alone decides that. `duplicate`: these commands are in the journal
 * already. `conflict`: the owner's own lines contradict what is written, which is a fault of the room and no take-over.
 */
export type AppendResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'fenced' }
  | { readonly outcome: 'duplicate'; readonly commands: readonly CommandKey[] }
  | { readonly outcome: 'conflict'; readonly problem: string };

/** A room that is in storage but cannot be read: it stays there, and the others go on without it. */
export interface UnreadableRoom {
  readonly room: string;
  readonly epoch: number;
  readonly problem: string;
}

/** What a new owner finds. */
export interface TakenOver {
  readonly rooms: readonly KeptRoom[];
  readonly unreadable: readonly UnreadableRoom[];
}

/** How a room's life ended. */
export type RoomEnd = 'over' | 'failed' | 'refused';

/** What lines say about a room, also of one that has ended. */
export interface StoredRoom {
  readonly header: RoomHeader;
  /** Who owns it, or did so last, and up to where ticks may have been shown. */
  readonly epoch: number;
  readonly horizon: number;
  /** Nothing while the room may run. */
  readonly ended: RoomEnd | undefined;
  /** Tick of the newest snapshot, 0 if there is none. */
  readonly savedTick: number;
  /** Those that were asked for, in their order. */
  readonly lines: readonly JournalLine[];
}

/** `fenced`: somebody else owns the storage now. */
export type Created = 'done' | 'fenced';

/** Journals and snapshots of rooms. Every method is durable when it resolves. */
export interface Journals {
  create(header: RoomHeader): Promise<Created>;
  /** Writes several rooms' appends as one group: one transaction, one result per append. */
  append(appends: readonly Append[]): Promise<AppendResult[]>;
  saveSnapshot(room: string, epoch: number, snapshot: RoomSnapshot): Promise<void>;
  end(room: string, epoch: number, how: RoomEnd): Promise<void>;
  /** Rooms that have not ended, each with its epoch raised: who calls this owns them now. */
  takeOver(): Promise<TakenOver>;
  /** Whether nobody has taken over since; then this owner opens no rooms and should let go of those it has. */
  stillOwned(): Promise<boolean>;
  /** The same room as it was before `snapshot`, for whoever finds that one unusable: an older snapshot, at last none. */
  before(room: KeptRoom, snapshot: RoomSnapshot): Promise<KeptRoom>;
  /**
   * The lines of a room after the one numbered `after` (0: all), whether it runs or has ended; nothing if there is no such
   * room, or none that can be read.
   */
  read(room: string, after: number): Promise<StoredRoom | undefined>;
  /** Sessions for groups that have ended and are still kept, the one written to last first; at most `most`. */
  endedClasses(most: number): Promise<readonly RoomHeader[]>;
  /** The newest snapshot of a room that can be read. */
  newestSnapshot(room: string): Promise<RoomSnapshot | undefined>;
  /**
   * Deletes rooms that ended at least `retentionMs` ago, down to their bytes in the file. Answers how many. A room that
   * has not ended is never deleted.
   */
  forget(retentionMs: number): Promise<number>;
  close(): Promise<void>;
}
