import type { Phase } from './messages.ts';

/** What people with an account, administrators and the audit log say over HTTP. Codes and numbers only. */

/** `host`: opens sessions and sees their own. `admin`: may also do all that is on the administrator's page. */
export const ACCOUNT_ROLES = ['host', 'admin'] as const;
export type AccountRole = (typeof ACCOUNT_ROLES)[number];

/** What somebody signs in with: lower-case letters, digits and `._@-`. */
export const LOGIN_FORM = /^[a-z0-9][a-z0-9._@-]{1,62}[a-z0-9]$/;

/**
 * Without a second factor a password shorter than 15 signs is weak, and at least 64 must be allowed (NIST SP 800-63B-4, section
 * 3.1.1.2, which the OWASP Authentication Cheat Sheet follows). No rules about kinds of signs.
 */
export const PASSWORD_SIGNS_MIN = 15;
export const PASSWORD_SIGNS_MAX = 128;

/** GET /api/account — who is signed in here; an empty object if nobody is. */
export interface OwnAccount {
  readonly account?: {
    readonly id: string;
    readonly login: string;
    readonly role: AccountRole;
    /** The password was given by somebody else: nothing but changing it is allowed. */
    readonly mustChange: boolean;
  };
  /** No administrator has been made yet, and this browser may make the first one. */
  readonly mayBegin: boolean;
}

/** POST /api/account/sign-in */
export interface SignIn {
  readonly login: string;
  readonly password: string;
  readonly ticket?: string;
  readonly work?: number;
}

/** POST /api/account/password */
export interface ChangePassword {
  readonly old: string;
  readonly fresh: string;
}

/** One account on the administrator's page. Times are ms since 1970. */
export interface AccountLine {
  readonly id: string;
  readonly login: string;
  readonly role: AccountRole;
  readonly locked: boolean;
  readonly mustChange: boolean;
  readonly madeMs: number;
  /** 0 = never. */
  readonly seenMs: number;
}

/** A password that the server made, told once: its holder must change it. */
export interface StartPassword {
  readonly id: string;
  readonly login: string;
  readonly password: string;
}

/** One session on the administrator's page. */
export interface RoomLine {
  readonly room: string;
  readonly code: string;
  readonly title: string;
  readonly scenario: string;
  readonly phase: Phase;
  readonly solo: boolean;
  /** Connected at the moment. */
  readonly people: number;
  readonly seats: number;
  readonly teams: number;
  /** Logins of those whom it belongs to, the host first; none for one that was opened with the host key. */
  readonly hosts: readonly string[];
  /** When it was last written. */
  readonly touchedMs: number;
}

/** GET /api/admin/overview */
export interface AdminOverview {
  readonly healthy: boolean;
  readonly load: {
    readonly rooms: number;
    readonly roomsMost: number;
    readonly connections: number;
    /** Share of one core since the last question, in thousandths. */
    readonly cpuPermille: number;
    readonly memoryMib: number;
    readonly databaseMib: number;
    readonly waiting: number;
    readonly upS: number;
  };
  readonly retentionDays: number;
  readonly auditDays: number;
  readonly rooms: readonly RoomLine[];
}

/** What the audit log holds of what somebody did; the words are in the language files. */
export const DEEDS = [
  'accountMade',
  'accountLocked',
  'accountUnlocked',
  'accountReset',
  'accountRemoved',
  'roleSet',
  'signedIn',
  'signInRefused',
  'signedOut',
  'passwordChanged',
  'sessionOpened',
  'sessionEntered',
  'consolesShut',
  'hostAdded',
  'hostRemoved',
  'sessionClosed',
  'sessionErased',
  'sessionsForgotten',
  'journalTaken',
  'personTaken',
  'personErased',
  'auditTaken',
  'tournamentOpened',
  'tournamentHeld',
  'tournamentCorrected',
  'tournamentClosed',
  'entrantErased',
] as const;
export type Deed = (typeof DEEDS)[number];

/** Who did it, when it was nobody with an account. */
export const NO_ACCOUNTS = ['hostKey', 'machine', 'instructor', 'player', 'commandLine', 'server'] as const;

/** A line of the audit log. */
export interface AuditLine {
  readonly no: number;
  readonly atMs: number;
  /** Login of the account, its id if it is gone, or one of `NO_ACCOUNTS`. */
  readonly who: string;
  readonly deed: Deed;
  /** Code of the session or login of the account that it was done to; may be empty. */
  readonly about: string;
  /** A code or a number more, such as the role; may be empty. */
  readonly detail: string;
}

/** GET /api/sessions/:code/people — for its instructor: everybody who had a seat in a session that is over. */
export interface PeopleOfSession {
  /** When the session was made and when it was last written, ms since 1970. */
  readonly madeMs: number;
  readonly touchedMs: number;
  readonly people: readonly PersonLine[];
}
export interface PersonLine {
  /** Number of the seat as it was given: never given twice in a session. */
  readonly grant: number;
  readonly seat: number;
  /** Empty for one who was erased. */
  readonly name: string;
  readonly team: number;
}

/** GET /api/notice — what the privacy notice needs to know of this server. */
export interface Notice {
  /** Who runs it and how they are reached; empty = not set. */
  readonly operator: string;
  readonly contact: string;
  readonly retentionDays: number;
  readonly auditDays: number;
}
