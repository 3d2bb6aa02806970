import type { Deed } from '#shared/protocol/office.ts';
import { hashPassword, isPassword, nobodysHash, type PasswordCost } from './password.ts';
import type { AskRegistry, StoredAccount } from './registry.ts';
import type { SignInCookie } from './sign-in-cookie.ts';
import { Turns } from './turns.ts';

/** Refused sign-ins of an account are noted so often: whoever guesses does not fill the audit log. Design value. */
const NOTED_EVERY_MS = 10 * 60_000;

/** What the routes of accounts work with. One for a server. */
export interface Office {
  readonly registry: AskRegistry;
  readonly cookie: SignInCookie;
  /** Whether a password is an account's; nothing if too many wait. Without an account it takes as long, and is never right. */
  check(password: string, account: StoredAccount | undefined, isKnown: boolean): Promise<boolean | undefined>;
  hash(password: string): Promise<string>;
  /** Writes into the audit log. */
  note(who: string, deed: Deed, about?: string, detail?: string): Promise<void>;
  /** The same for somebody who was refused, now and then. */
  noteRefused(account: StoredAccount): Promise<void>;
}

export function openOffice(registry: AskRegistry, cookie: SignInCookie, cost: PasswordCost): Office {
  const turns = new Turns();
  const nobodys = nobodysHash(cost);
  const noted = new Map<string, number>();
  const note = (who: string, deed: Deed, about = '', detail = '') => registry('note', { who, deed, about, detail });
  return {
    registry,
    cookie,
    async check(password, account, isKnown) {
      const done = await turns.run(isKnown, () => isPassword(password, account?.hash ?? nobodys));
      return done?.result && account !== undefined;
    },
    async hash(password) {
      const done = await turns.run(true, () => hashPassword(password, cost));
      if (!done) throw new Error('those who are known here are never turned away');
      return done.result;
    },
    note,
    async noteRefused({ id, login }) {
      if (Date.now() - (noted.get(id) ?? 0) < NOTED_EVERY_MS) return;
      noted.set(id, Date.now());
      await note('server', 'signInRefused', login);
    },
  };
}
