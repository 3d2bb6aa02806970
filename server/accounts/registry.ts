import type { AccountLine, AccountRole, AuditLine, Deed, PersonLine } from '#shared/protocol/office.ts';
import type { RoomHeader } from '#shared/replay/room-header.ts';

/** Accounts, whose sessions are whose, the audit log and what is erased: what `http` knows of the storage besides journals. */

/** An account with what proves it. */
export interface StoredAccount extends AccountLine {
  /** See `password.ts`. */
  readonly hash: string;
}

/** What may change of an account. */
export interface AccountChange {
  readonly hash?: string;
  readonly role?: AccountRole;
  readonly locked?: boolean;
  readonly mustChange?: boolean;
  readonly seenMs?: number;
}

/** `lastAdmin`: nobody could administrate any more. */
export type Changed = 'done' | 'unknown' | 'lastAdmin';

/** Whose a session is: its host's, and of those whom the host lets in. */
export type HostPart = 'host' | 'cohost';
export interface RoomHost {
  readonly room: string;
  readonly account: string;
  readonly login: string;
  readonly part: HostPart;
}

/** A session that is kept, whether it runs or has ended. */
export interface KeptLine {
  readonly header: RoomHeader;
  readonly ended: boolean;
  readonly touchedMs: number;
}

/** Something that somebody did. `who`: id of an account, or a word for who had none. */
export type AuditNote = Pick<AuditLine, 'who' | 'deed' | 'about' | 'detail'> & { readonly deed: Deed };

/** Everything that is stored about one person of a session, as it stands there. */
export interface StoredPerson {
  readonly person: PersonLine;
  readonly lines: readonly { readonly seq: number; readonly tick: number; readonly entry: unknown }[];
}

/** Answered by the storage thread. Every method is durable when it resolves. */
export interface Registry {
  accountOfLogin(login: string): Promise<StoredAccount | undefined>;
  accountOfId(id: string): Promise<StoredAccount | undefined>;
  accounts(): Promise<readonly AccountLine[]>;
  hasAdmin(): Promise<boolean>;
  /** `first`: only if there is no administrator. */
  addAccount(account: StoredAccount, first: boolean): Promise<'done' | 'taken' | 'late'>;
  changeAccount(id: string, change: AccountChange): Promise<Changed>;
  /** Its sessions stay, and belong to nobody. */
  removeAccount(id: string): Promise<Changed>;

  openSignIn(mark: string, account: string, untilMs: number): Promise<void>;
  /** Whose sign-in it is; nobody's once it is over, or its account locked. */
  signIn(mark: string): Promise<StoredAccount | undefined>;
  closeSignIn(mark: string): Promise<void>;
  /** All of an account but the one that goes on. */
  closeSignInsOf(account: string, but: string): Promise<void>;

  roomHosts(): Promise<readonly RoomHost[]>;
  setHost(room: string, account: string, part: HostPart): Promise<void>;
  dropHost(room: string, account: string): Promise<void>;

  kept(): Promise<readonly KeptLine[]>;
  /** Deletes a session whole, down to its bytes in the files. Answers whether there was one. */
  eraseRoom(room: string): Promise<boolean>;
  people(room: string): Promise<readonly PersonLine[]>;
  person(room: string, grant: number): Promise<StoredPerson | undefined>;
  /** Takes one person out of a session that is over: see `erase-person.ts`. Answers whether they were in it. */
  erasePerson(room: string, grant: number): Promise<boolean>;

  /** Takes the name and the token of an entry out of a tournament, and what was certified with the name. Answers whether it was in it. */
  eraseEntrant(code: string, entry: number): Promise<boolean>;

  note(note: AuditNote): Promise<void>;
  /** Lines before the one numbered `before` (0 = from the newest), the newest first. */
  audit(before: number, most: number): Promise<readonly AuditLine[]>;
  /** Deletes lines that are older, and sign-ins that are over. */
  tidy(auditMs: number): Promise<void>;
  databaseBytes(): Promise<number>;
}

/** Calls one method of the registry in the thread that has it. */
export type AskRegistry = <M extends keyof Registry>(
  method: M,
  ...given: Parameters<Registry[M]>
) => ReturnType<Registry[M]>;

/** A call as a message. */
export interface RegistryCall {
  readonly method: keyof Registry;
  readonly given: readonly unknown[];
}

/** Carries a message out. */
export function callRegistry(registry: Registry, { method, given }: RegistryCall): Promise<unknown> {
  const call = registry[method] as (...given: readonly unknown[]) => Promise<unknown>;
  return call(...given);
}
