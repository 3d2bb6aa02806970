/** The tables as they are after all migrations, as Kysely needs to know them. Times are ms since 1970. */
export interface Tables {
  readonly rooms: {
    room: string;
    header: string;
    epoch: number;
    horizon: number;
    mark_tick: number;
    mark_hash: number;
    /** Empty while the room may run. */
    ended: string;
    /** When it was last written, by the wall clock: for whoever reads the file; nothing is decided by it. */
    touched_ms: number;
    /** Age since its end as of the last pass of retention; below 0 for one that ended since. */
    ended_age_ms: number;
  };
  readonly journal: {
    room: string;
    seq: number;
    epoch: number;
    tick: number;
    entry: string;
    /** With `command_id` what makes a command happen once; see `CommandKey`. */
    author: number | null;
    command_id: string | null;
  };
  readonly snapshots: {
    room: string;
    seq: number;
    epoch: number;
    tick: number;
    state: string;
    worlds: Uint8Array;
    hash: number;
  };
  /** One row: what all rooms of the file have in common. */
  readonly server: {
    one: number;
    /** Rises with every take-over of the file: a server of an older term opens no rooms. */
    term: number;
    /** When retention last passed. */
    passed_ms: number;
  };
  /** People who may host: see `server/accounts`. */
  readonly accounts: {
    account: string;
    login: string;
    hash: string;
    role: string;
    /** 1 = nobody can sign in. */
    locked: number;
    /** 1 = the password was given by somebody else. */
    must_change: number;
    made_ms: number;
    /** 0 = never. */
    seen_ms: number;
  };
  /** Browsers that are signed in. */
  readonly sign_ins: {
    /** Hash of the number in the cookie. */
    mark: string;
    account: string;
    until_ms: number;
  };
  /** Whose sessions are whose. */
  readonly room_hosts: {
    room: string;
    account: string;
    part: string;
  };
  /** Who did what, apart from all journals. */
  readonly audit: {
    no: number;
    at_ms: number;
    who: string;
    deed: string;
    about: string;
    detail: string;
  };
  readonly tournaments: {
    code: string;
    header: string;
    /** 1 = nothing is played any more. */
    closed: number;
    /** As `ended_age_ms` of rooms. */
    closed_age_ms: number;
    /** What the referee certified, as JSON; empty before. */
    export: string;
  };
  readonly tournament_lines: {
    code: string;
    /** From 1, without gaps. */
    seq: number;
    line: string;
  };
}

/** Number of migrations that lead here; a file of a later version is not opened. */
export const SCHEMA_VERSION = 4;
