import { type Request, type Response, Router } from 'express';
import { v4 as uuid } from 'uuid';
import type { OwnAccount, SignIn } from '#shared/protocol/office.ts';
import { isWeakPassword } from '../../accounts/weak-password.ts';
import { mayHost } from '../host-right.ts';
import { sendProblem } from '../problems.ts';
import { parse } from '../schemas.ts';
import { type SessionDeps, within } from '../session-deps.ts';
import { isWrongKey } from '../sessions.ts';
import { newAccountSchema, passwordSchema, signInSchema } from './account-schemas.ts';
import { begin, signIn } from './sign-in.ts';
import { accountOf } from './who-asks.ts';

/** One's own account: sign in and out, change the password; and the first administrator of a server. */
export function accountRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/account', async (request, response) => {
    response.json(await ownAccount(deps, request));
  });
  router.post('/api/account/sign-in', async (request, response) => {
    const body = parse(signInSchema, request.body);
    if (!body.ok) return sendProblem(response, { code: 'badRequest' });
    await signIn(deps, body.value as SignIn, request, response);
  });
  router.post('/api/account/sign-out', async (request, response) => signOut(deps, request, response));
  router.post('/api/account/password', async (request, response) => changePassword(deps, request, response));
  router.post('/api/account/first', async (request, response) => makeFirst(deps, request, response));
  return router;
}

async function ownAccount(deps: SessionDeps, request: Request): Promise<OwnAccount> {
  const account = await accountOf(deps, request);
  const mayBegin = !account && mayHost(deps.hostRight, request) && !(await deps.office.registry('hasAdmin'));
  if (!account) return { mayBegin };
  const { id, login, role, mustChange } = account;
  return { account: { id, login, role, mustChange }, mayBegin };
}

/** Ends the sign-in in the storage too: a copy of the cookie is no good any more. */
async function signOut({ office }: SessionDeps, request: Request, response: Response): Promise<void> {
  const mark = office.cookie.markIn(request.get('cookie'));
  const account = mark === undefined ? undefined : await office.registry('signIn', mark);
  if (mark !== undefined) await office.registry('closeSignIn', mark);
  if (account) await office.note(account.id, 'signedOut');
  response.append('Set-Cookie', office.cookie.ending);
  response.status(204).end();
}

/** All other sign-ins of the account end, and this one gets a new number. */
async function changePassword(deps: SessionDeps, request: Request, response: Response): Promise<void> {
  const { office, door } = deps;
  const body = parse(passwordSchema, request.body);
  if (!body.ok) return sendProblem(response, { code: 'badRequest' });
  const account = await accountOf(deps, request);
  if (!account) return sendProblem(response, { code: 'signInNeeded' });
  const mark = office.cookie.markIn(request.get('cookie')) ?? '';
  if (!(await within(deps, response, 'password', mark))) return;
  const { old, fresh } = body.value;
  if (isWeakPassword(fresh, account.login) || old === fresh)
    return sendProblem(response, { code: 'weakPassword', field: 'fresh' });
  if (!(await office.check(old, account, true))) {
    await door.patience.wrong(`sign-in/${request.ip ?? ''}`);
    return sendProblem(response, { code: 'wrongSignIn' });
  }
  await office.registry('changeAccount', account.id, { hash: await office.hash(fresh), mustChange: false });
  await office.registry('closeSignInsOf', account.id, '');
  await office.note(account.id, 'passwordChanged');
  await begin(deps, account, request, response);
  response.status(204).end();
}

/** Whoever may host a server that nobody administrates makes its first administrator. */
async function makeFirst(deps: SessionDeps, request: Request, response: Response): Promise<void> {
  const { office, hostRight } = deps;
  const body = parse(newAccountSchema, request.body);
  if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
  if (!mayHost(hostRight, request)) {
    if (!(await isWrongKey(deps, request, response))) sendProblem(response, { code: 'hostKeyNeeded' });
    return;
  }
  const { login, password } = body.value;
  if (await office.registry('hasAdmin')) return sendProblem(response, { code: 'notAllowed' });
  if (isWeakPassword(password, login)) return sendProblem(response, { code: 'weakPassword', field: 'password' });
  const rights = { role: 'admin', locked: false, mustChange: false } as const;
  const account = { id: uuid(), login, ...rights, madeMs: Date.now(), seenMs: 0, hash: await office.hash(password) };
  const added = await office.registry('addAccount', account, true);
  if (added !== 'done') return sendProblem(response, { code: added === 'taken' ? 'loginTaken' : 'notAllowed' });
  await office.note(request.get('x-host-key') === undefined ? 'machine' : 'hostKey', 'accountMade', login, 'admin');
  await begin(deps, account, request, response);
  response.status(201).end();
}
