import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Timer } from '#shared/clock.ts';
import { LOGIN_FORM } from '#shared/protocol/office.ts';
import { giveAccount } from './accounts/give-account.ts';
import { BadSetting } from './config.ts';
import { holdFolder } from './data-folder.ts';
import { privateFolder } from './secrets.ts';
import { backUp, restore } from './storage/backup.ts';
import { DATABASE_FILE } from './storage/embedded.ts';
import { accountGiven, backedUp, badLogin, operatorUsage, restored } from './words.ts';

/** What the operator can ask for besides a server. */
const COMMANDS: { readonly [name: string]: (args: Args, dataDir: string, timer: Timer) => Promise<string> } = {
  async backup({ folder }, dataDir) {
    const into = path.resolve(folder ?? path.join('backups', stamp()));
    await backUp(dataDir, into);
    return backedUp(dataDir, into);
  },
  async restore({ folder, replace }, dataDir, timer) {
    if (folder === undefined) throw new BadSetting(operatorUsage());
    const replacedIn = replace ? `replaced-${stamp()}` : undefined;
    const lock = await holdFolder(dataDir, false, timer);
    try {
      await restore(path.resolve(folder), dataDir, replacedIn, Date.now());
    } finally {
      lock.release();
    }
    return restored(dataDir, replacedIn);
  },
  async account({ folder: login, admin }, dataDir) {
    if (login === undefined || !LOGIN_FORM.test(login)) throw new BadSetting(badLogin(login ?? ''));
    await privateFolder(dataDir);
    const { password, isNew } = await giveAccount(path.join(dataDir, DATABASE_FILE), login, admin);
    return accountGiven(login, password, isNew);
  },
};

interface Args {
  /** Of `backup` and `restore`; the login of `account`. */
  readonly folder: string | undefined;
  readonly replace: boolean;
  readonly admin: boolean;
}

/** Does what the arguments ask, and answers a sentence about it; nothing if they ask for a server. */
export async function operate(args: readonly string[], dataDir: string, timer: Timer): Promise<string | undefined> {
  if (args.length === 0) return undefined;
  const { name, ...rest } = readArgs(args);
  const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new BadSetting(operatorUsage());
  return command(rest, dataDir, timer);
}

function readArgs(args: readonly string[]): Args & { readonly name: string | undefined } {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const options = { replace: flag, admin: flag } as const;
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 2) throw new BadSetting(operatorUsage());
    return { name: positionals[0], folder: positionals[1], replace: values.replace, admin: values.admin };
  } catch {
    throw new BadSetting(operatorUsage());
  }
}

/** The present moment as part of a file name. */
function stamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(':', '-');
}
