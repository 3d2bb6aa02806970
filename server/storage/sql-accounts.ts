import type { Kysely, Transaction } from 'kysely';
import type { AccountLine, AccountRole } from '#shared/protocol/office.ts';
import type { AccountChange, Changed, HostPart, Registry, StoredAccount } from '../accounts/registry.ts';
import type { Tables } from './schema.ts';

type AccountMethods = Pick<
  Registry,
  | 'accountOfLogin'
  | 'accountOfId'
  | 'accounts'
  | 'hasAdmin'
  | 'addAccount'
  | 'changeAccount'
  | 'removeAccount'
  | 'openSignIn'
  | 'signIn'
  | 'closeSignIn'
  | 'closeSignInsOf'
  | 'roomHosts'
  | 'setHost'
  | 'dropHost'
>;

/** Accounts, sign-ins and whose sessions are whose. */
export function sqlAccounts(db: Kysely<Tables>, nowMs: () => number): AccountMethods {
  return { ...accountMethods(db), ...signInMethods(db, nowMs), ...hostMethods(db) };
}

function accountMethods(db: Kysely<Tables>) {
  const one = async (column: 'login' | 'account', value: string) => {
    const row = await db.selectFrom('accounts').selectAll().where(column, '=', value).executeTakeFirst();
    return row && storedOf(row);
  };
  return {
    accountOfLogin: (login: string) => one('login', login),
    accountOfId: (id: string) => one('account', id),
    accounts: async () => (await db.selectFrom('accounts').selectAll().orderBy('login').execute()).map(lineOf),
    hasAdmin: () => hasAdminBut(db, ''),
    addAccount: (account: StoredAccount, first: boolean) =>
      db.transaction().execute((tx) => addAccount(tx, account, first)),
    changeAccount: (id: string, change: AccountChange) =>
      db.transaction().execute((tx) => changeAccount(tx, id, change)),
    removeAccount: (id: string) => db.transaction().execute((tx) => removeAccount(tx, id)),
  };
}

function signInMethods(db: Kysely<Tables>, nowMs: () => number) {
  return {
    async openSignIn(mark: string, account: string, untilMs: number): Promise<void> {
      await db.insertInto('sign_ins').values({ mark, account, until_ms: untilMs }).execute();
    },
    async signIn(mark: string): Promise<StoredAccount | undefined> {
      const row = await db
        .selectFrom('sign_ins')
        .innerJoin('accounts', 'accounts.account', 'sign_ins.account')
        .selectAll('accounts')
        .where('mark', '=', mark)
        .where('until_ms', '>', nowMs())
        .where('locked', '=', 0)
        .executeTakeFirst();
      return row && storedOf(row);
    },
    async closeSignIn(mark: string): Promise<void> {
      await db.deleteFrom('sign_ins').where('mark', '=', mark).execute();
    },
    async closeSignInsOf(account: string, but: string): Promise<void> {
      await db.deleteFrom('sign_ins').where('account', '=', account).where('mark', '!=', but).execute();
    },
  };
}

function hostMethods(db: Kysely<Tables>) {
  return {
    async roomHosts() {
      const rows = await db
        .selectFrom('room_hosts')
        .innerJoin('accounts', 'accounts.account', 'room_hosts.account')
        .select(['room', 'room_hosts.account', 'login', 'part'])
        .orderBy('part', 'desc')
        .execute();
      return rows.map(({ part, ...row }) => ({ ...row, part: part as HostPart }));
    },
    async setHost(room: string, account: string, part: HostPart): Promise<void> {
      const insert = db.insertInto('room_hosts').values({ room, account, part });
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    },
    async dropHost(room: string, account: string): Promise<void> {
      await db.deleteFrom('room_hosts').where('room', '=', room).where('account', '=', account).execute();
    },
  };
}

function lineOf(row: Tables['accounts']): AccountLine {
  return {
    id: row.account,
    login: row.login,
    role: row.role as AccountRole,
    locked: row.locked === 1,
    mustChange: row.must_change === 1,
    madeMs: Number(row.made_ms),
    seenMs: Number(row.seen_ms),
  };
}

function storedOf(row: Tables['accounts']): StoredAccount {
  return { ...lineOf(row), hash: row.hash };
}

/** Whether somebody else can administrate. */
async function hasAdminBut(db: Kysely<Tables>, id: string): Promise<boolean> {
  const admins = db.selectFrom('accounts').select('account').where('role', '=', 'admin').where('locked', '=', 0);
  return (await admins.where('account', '!=', id).executeTakeFirst()) !== undefined;
}

async function addAccount(tx: Transaction<Tables>, account: StoredAccount, first: boolean) {
  if (first && (await hasAdminBut(tx, ''))) return 'late' as const;
  const taken = await tx.selectFrom('accounts').select('account').where('login', '=', account.login).executeTakeFirst();
  if (taken) return 'taken' as const;
  const { id, login, hash, role, madeMs, seenMs } = account;
  const flags = { locked: Number(account.locked), must_change: Number(account.mustChange) };
  const row = { account: id, login, hash, role, ...flags, made_ms: madeMs, seen_ms: seenMs };
  await tx.insertInto('accounts').values(row).execute();
  return 'done' as const;
}

/** A server that nobody can administrate would need its command line: the last administrator stays one. */
async function changeAccount(tx: Transaction<Tables>, id: string, change: AccountChange): Promise<Changed> {
  const row = await tx.selectFrom('accounts').selectAll().where('account', '=', id).executeTakeFirst();
  if (!row) return 'unknown';
  const before = lineOf(row);
  const { hash = row.hash, ...rest } = change;
  const { role, locked, mustChange, seenMs } = { ...before, ...rest };
  const ceases = isAdmin(before) && !isAdmin({ role, locked });
  if (ceases && !(await hasAdminBut(tx, id))) return 'lastAdmin';
  const values = { hash, role, locked: Number(locked), must_change: Number(mustChange), seen_ms: seenMs };
  await tx.updateTable('accounts').set(values).where('account', '=', id).execute();
  return 'done';
}

function isAdmin({ role, locked }: Pick<AccountLine, 'role' | 'locked'>): boolean {
  return role === 'admin' && !locked;
}

async function removeAccount(tx: Transaction<Tables>, id: string): Promise<Changed> {
  const row = await tx.selectFrom('accounts').selectAll().where('account', '=', id).executeTakeFirst();
  if (!row) return 'unknown';
  if (isAdmin(lineOf(row)) && !(await hasAdminBut(tx, id))) return 'lastAdmin';
  for (const table of ['sign_ins', 'room_hosts', 'accounts'] as const)
    await tx.deleteFrom(table).where('account', '=', id).execute();
  return 'done';
}
