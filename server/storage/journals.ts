/**
 * What a room writes down so that it can come back. The interfaces that `rooms` and `threads` know; the embedded
 * implementation is in `sql-journals.ts`.
 */

/** One line of a room's journal: something that happened in it, or an order that a team gave. */
export interface JournalLine {
  /** Position in the room's journal, from 1, without gaps. */
  readonly seq: number;
  /** Ticks done when it took effect. */
  readonly tick: number;
  /** The entry as JSON. */
  readonly entry: string;
  /** The client's id of the command, if it is one. */
  readonly commandId: string | undefined;
}

/** What a room is, fixed for its life: first line of its journal. */
export interface RoomHeader {
  readonly room: string;
  readonly code: string;
  readonly title: string;
  readonly scenario: string;
  readonly seed: string;
  /** Hash of the scenario's content (traces included) under which the journal was written. */
  readonly contentHash: number;
  /** Version of the rules under which the journal was written. */
  readonly engine: string;
  readonly capacity: number;
  readonly teams: number;
  readonly teamForming: 'random' | 'pick' | 'assigned';
  readonly freeNames: boolean;
  readonly solo: boolean;
}

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

/** `fenced`: somebody else owns the room now. `duplicate`: these command ids are in the journal already. */
export type AppendResult =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'fenced' }
  | { readonly outcome: 'duplicate'; readonly commandIds: readonly string[] };

/** How a room's life ended. */
export type RoomEnd = 'over' | 'failed' | 'refused';

/** Journals and snapshots of rooms. Every method is durable when it resolves. */
export interface Journals {
  create(header: RoomHeader): Promise<void>;
  /** Writes several rooms' appends as one group: one transaction, one result per append. */
  append(appends: readonly Append[]): Promise<AppendResult[]>;
  saveSnapshot(room: string, epoch: number, snapshot: RoomSnapshot): Promise<void>;
  end(room: string, epoch: number, how: RoomEnd): Promise<void>;
  /** Rooms that have not ended, each with its epoch raised: who calls this owns them now. */
  takeOver(): Promise<KeptRoom[]>;
  /** Deletes rooms that ended before that moment (ms since 1970), and those asleep for longer. Answers how many. */
  forget(beforeMs: number): Promise<number>;
  close(): Promise<void>;
}
