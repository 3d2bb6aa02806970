import type { Request, Response } from 'express';
import type { SignIn } from '#shared/protocol/office.ts';
import type { StoredAccount } from '../../accounts/registry.ts';
import { SIGNED_IN_S } from '../../accounts/sign-in-cookie.ts';
import { bitsOf } from '../../door/join-tickets.ts';
import { deviceOf } from '../device-of.ts';
import { sendProblem } from '../problems.ts';
import type { SessionDeps } from '../session-deps.ts';

/** Seconds after which it makes sense to come again when too many wait. Design value. */
const COME_AGAIN_S = 5;

/**
 * Somebody signs in. A wrong password is answered later each time, and where many are guessed each guess costs work; a right one
 * is never refused for them. Whoever has signed in from this browser before pays nothing and goes first. What is answered, and how
 * long it takes, does not tell whether there is such an account.
 */
export async function signIn(deps: SessionDeps, wish: SignIn, request: Request, response: Response): Promise<void> {
  const { door, office } = deps;
  const login = wish.login.trim().toLowerCase();
  const device = deviceOf(deps, request, response);
  const account = await office.registry('accountOfLogin', login);
  const isKnown = account !== undefined && door.signedIn.has(`${device}/${account.id}`);
  if (!isKnown && !hasPaid(deps, wish, login, device, response)) return;
  const isRight = await office.check(wish.password, account, isKnown);
  if (isRight === undefined) return sendProblem(response, { code: 'tooMany', retryAfterS: COME_AGAIN_S });
  if (!isRight || !account) return refuse(deps, login, account, request, response);
  if (account.locked) return sendProblem(response, { code: 'accountLocked' });
  door.signedIn.add(`${device}/${account.id}`);
  await begin(deps, account, request, response);
  response.status(204).end();
}

/** Work is bound to the very guess: nobody does it once for many. */
function hasPaid({ door }: SessionDeps, wish: SignIn, login: string, device: string, response: Response): boolean {
  const bits = Math.max(door.passwords.bits(login), door.allPasswords.bits(''));
  const subject = `sign-in/${login}`;
  if (bits === 0) return true;
  const isOwn = door.tickets.read(wish.ticket, subject) === device;
  if (isOwn && bitsOf(wish, `${login}/${wish.password}`) >= bits) return true;
  sendProblem(response, { code: 'workNeeded', bits, ticket: door.tickets.issue(device, subject) });
  return false;
}

async function refuse(
  { door, office }: SessionDeps,
  login: string,
  account: StoredAccount | undefined,
  request: Request,
  response: Response,
): Promise<void> {
  door.passwords.note(login);
  door.allPasswords.note('');
  const waitS = await door.patience.wrong(`sign-in/${request.ip ?? ''}`);
  if (waitS === undefined) sendProblem(response, { code: 'wrongSignIn' });
  else sendProblem(response, { code: 'tooMany', retryAfterS: Math.ceil(waitS) });
  // After the answer, which must not take longer when there is such an account.
  if (account) await office.noteRefused(account);
}

/** Begins a sign-in, with a new number in the cookie; the one that the browser may have had ends. */
export async function begin(
  { office }: SessionDeps,
  { id }: Pick<StoredAccount, 'id'>,
  request: Request,
  response: Response,
): Promise<void> {
  const before = office.cookie.markIn(request.get('cookie'));
  if (before !== undefined) await office.registry('closeSignIn', before);
  const { header, mark } = office.cookie.fresh();
  const nowMs = Date.now();
  await office.registry('openSignIn', mark, id, nowMs + SIGNED_IN_S * 1000);
  await office.registry('changeAccount', id, { seenMs: nowMs });
  await office.note(id, 'signedIn');
  response.append('Set-Cookie', header);
}
