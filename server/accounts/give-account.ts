import { v4 as uuid } from 'uuid';
import { openEmbedded } from '../storage/embedded.ts';
import { sqlRegistry } from '../storage/sql-registry.ts';
import { hashPassword, startPassword } from './password.ts';

/**
 * Makes an account from the command line, also beside a server that runs; of one that is there already the password is another one
 * from then on, it is unlocked, and signed out everywhere. Answers the password, which must be changed. Throws `BadStorage`.
 */
export async function giveAccount(
  file: string,
  login: string,
  isAdmin: boolean,
): Promise<{ readonly password: string; readonly isNew: boolean }> {
  const { db, ...rest } = await openEmbedded(file);
  const registry = sqlRegistry({ db, ...rest }, Date.now);
  const password = startPassword();
  const hash = await hashPassword(password);
  try {
    const found = await registry.accountOfLogin(login);
    const role = isAdmin ? 'admin' : (found?.role ?? 'host');
    const rights = { role, locked: false, mustChange: true } as const;
    if (found) {
      await registry.changeAccount(found.id, { ...rights, hash });
      await registry.closeSignInsOf(found.id, '');
    } else await registry.addAccount({ id: uuid(), login, ...rights, madeMs: Date.now(), seenMs: 0, hash }, false);
    await registry.note({
      who: 'commandLine',
      deed: found ? 'accountReset' : 'accountMade',
      about: login,
      detail: role,
    });
    return { password, isNew: !found };
  } finally {
    await db.destroy();
  }
}
