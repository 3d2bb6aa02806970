import type { RoomEntry } from '#shared/replay/entries.ts';

/**
 * Everything that is kept, where, and about whom: every table and column of the database, every kind of line of a journal, cookies,
 * what browsers keep, and files. A spec compares it with the database as it is; the words are in the language files under the
 * same names.
 */

/**
 * Whom something is about. `person`: somebody in a session, by nickname or seat. `host`: somebody with an account. `nobody`: the
 * game, or the running of the server.
 */
export type About = 'person' | 'host' | 'nobody';

/** Who may see it, besides whoever runs the server and can read its files. */
export type SeenBy = 'nobody' | 'instructor' | 'class' | 'self' | 'admin' | 'everybody';

/** How long it is kept. `session`: with its session, until that is erased. `audit`: `AUDIT_DAYS`. `tournament`: `RETENTION_DAYS` after its
 * end. */
export type KeptFor = 'session' | 'tournament' | 'audit' | 'account' | 'signIn' | 'always';

export interface MapLine {
  readonly about: About;
  readonly seenBy: SeenBy;
  readonly kept: KeptFor;
}

const ofSession = { about: 'nobody', seenBy: 'instructor', kept: 'session' } as const;
const inside = { about: 'nobody', seenBy: 'nobody', kept: 'session' } as const;
const ofPerson = { about: 'person', seenBy: 'instructor', kept: 'session' } as const;
const ofAccount = { about: 'host', seenBy: 'admin', kept: 'account' } as const;
const ofAudit = { about: 'host', seenBy: 'admin', kept: 'audit' } as const;
const ofTournament = { about: 'nobody', seenBy: 'everybody', kept: 'tournament' } as const;
const ofEntrant = { about: 'person', seenBy: 'everybody', kept: 'tournament' } as const;
const ofServer = { about: 'nobody', seenBy: 'nobody', kept: 'always' } as const;

export const TABLES_MAP: { readonly [table: string]: { readonly [column: string]: MapLine } } = {
  rooms: {
    room: ofSession,
    header: ofSession,
    epoch: inside,
    horizon: inside,
    mark_tick: inside,
    mark_hash: inside,
    ended: ofSession,
    touched_ms: { about: 'nobody', seenBy: 'admin', kept: 'session' },
    ended_age_ms: inside,
  },
  journal: {
    room: inside,
    seq: ofSession,
    epoch: inside,
    tick: ofSession,
    entry: ofPerson,
    author: ofPerson,
    command_id: inside,
  },
  snapshots: {
    room: inside,
    seq: inside,
    epoch: inside,
    tick: inside,
    state: ofPerson,
    worlds: ofSession,
    hash: inside,
  },
  server: { one: ofServer, term: ofServer, passed_ms: ofServer },
  accounts: {
    account: ofAccount,
    login: ofAccount,
    hash: { about: 'host', seenBy: 'nobody', kept: 'account' },
    role: ofAccount,
    locked: ofAccount,
    must_change: ofAccount,
    made_ms: ofAccount,
    seen_ms: ofAccount,
  },
  sign_ins: {
    mark: { about: 'host', seenBy: 'nobody', kept: 'signIn' },
    account: { about: 'host', seenBy: 'nobody', kept: 'signIn' },
    until_ms: { about: 'host', seenBy: 'nobody', kept: 'signIn' },
  },
  room_hosts: {
    room: { about: 'host', seenBy: 'admin', kept: 'session' },
    account: { about: 'host', seenBy: 'admin', kept: 'session' },
    part: { about: 'host', seenBy: 'admin', kept: 'session' },
  },
  tournaments: {
    code: ofTournament,
    header: ofTournament,
    closed: ofTournament,
    closed_age_ms: { about: 'nobody', seenBy: 'nobody', kept: 'tournament' },
    export: ofEntrant,
  },
  tournament_lines: { code: ofTournament, seq: ofTournament, line: ofEntrant },
  audit: { no: ofAudit, at_ms: ofAudit, who: ofAudit, deed: ofAudit, about: ofAudit, detail: ofAudit },
};

/** Tables of the library that keeps the database up to date: which changes have been made, and when. About nobody. */
export const TABLES_OF_LIBRARY: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

/** What a kind of line in a journal holds about a person; `game` is about nobody, or about no more than the number of a seat. */
export type LineContent = 'name' | 'words' | 'browser' | 'answer' | 'deed' | 'game';

export const JOURNAL_MAP: { readonly [T in RoomEntry['type']]: LineContent } = {
  seatTaken: 'name',
  seatMoved: 'browser',
  seatLeft: 'deed',
  kicked: 'deed',
  banned: 'browser',
  renamed: 'name',
  readied: 'deed',
  teamed: 'deed',
  shuffled: 'game',
  benched: 'deed',
  doorSet: 'game',
  revoked: 'game',
  started: 'game',
  paused: 'game',
  resumed: 'game',
  speeded: 'game',
  ended: 'game',
  mark: 'game',
  par: 'game',
  bookmarked: 'words',
  stepBegan: 'game',
  stepHeld: 'game',
  stepLengthened: 'game',
  lessonLeft: 'game',
  stepTime: 'game',
  stepGave: 'game',
  asked: 'game',
  voted: 'answer',
  askClosed: 'game',
  askedAgain: 'game',
  truthFound: 'game',
  truthShown: 'game',
  spotlit: 'game',
  standingsSet: 'game',
  jobsDealt: 'game',
  pinged: 'deed',
  keyAsked: 'deed',
  keyTurned: 'deed',
  keyEnded: 'game',
  said: 'game',
  muted: 'deed',
  pardoned: 'browser',
  cardsMade: 'game',
  seatsAdded: 'game',
  startDoorSet: 'game',
  coHosted: 'game',
  teamOpened: 'game',
  teamClosed: 'game',
  undone: 'game',
  split: 'game',
  did: 'name',
  takenBack: 'game',
  order: 'deed',
};

/** What the server puts into browsers. `overcommit-account` is called `__Host-overcommit-account` behind https. */
export const COOKIES: readonly string[] = ['overcommit-device', 'overcommit-account'];
