import { type Request, type Response, Router } from 'express';
import { v4 as uuid } from 'uuid';
import type { ProblemCode } from '#shared/protocol/messages.ts';
import type { StartPassword } from '#shared/protocol/office.ts';
import { startPassword } from '../../accounts/password.ts';
import type { AccountChange, Changed, StoredAccount } from '../../accounts/registry.ts';
import { sendProblem } from '../problems.ts';
import { parse } from '../schemas.ts';
import type { SessionDeps } from '../session-deps.ts';
import { accountChangeSchema, addedAccountSchema } from './account-schemas.ts';
import { adminOf } from './who-asks.ts';

/** Accounts, for an administrator: make, lock, give another password, remove. Passwords that are given must be changed. */
export function adminAccountRoutes(deps: SessionDeps): Router {
  const router = Router();
  router.get('/api/admin/accounts', async (request, response) => {
    if (await adminOf(deps, request, response)) response.json(await deps.office.registry('accounts'));
  });
  router.post('/api/admin/accounts', async (request, response) => {
    const admin = await adminOf(deps, request, response);
    if (admin) await addAccount(deps, admin, request, response);
  });
  const onOne = (path: string, act: Act) =>
    router.post(`/api/admin/accounts/:id${path}`, async (request, response) => {
      const admin = await adminOf(deps, request, response);
      if (!admin) return;
      const account = await deps.office.registry('accountOfId', String(request.params.id));
      if (account) await act(deps, admin, account, request, response);
      else sendProblem(response, { code: 'notFound' });
    });
  onOne('', change);
  onOne('/reset', reset);
  onOne('/remove', remove);
  return router;
}

type Act = (
  deps: SessionDeps,
  admin: StoredAccount,
  account: StoredAccount,
  request: Request,
  response: Response,
) => Promise<void>;

async function addAccount(deps: SessionDeps, admin: StoredAccount, request: Request, response: Response) {
  const body = parse(addedAccountSchema, request.body);
  if (!body.ok) return sendProblem(response, { code: 'badRequest', ...(body.field ? { field: body.field } : {}) });
  const { office } = deps;
  const [id, password] = [uuid(), startPassword()];
  const { login, role } = body.value;
  const rights = { role, locked: false, mustChange: true };
  const account = { id, login, ...rights, madeMs: Date.now(), seenMs: 0, hash: await office.hash(password) };
  if ((await office.registry('addAccount', account, false)) !== 'done')
    return sendProblem(response, { code: 'loginTaken', field: 'login' });
  await office.note(admin.id, 'accountMade', login, role);
  response.status(201).json({ id, login, password } satisfies StartPassword);
}

/** Whoever is locked, or may less than before, is signed out everywhere. */
const change: Act = async ({ office }, admin, { id, login }, request, response) => {
  const body = parse(accountChangeSchema, request.body);
  if (!body.ok) return sendProblem(response, { code: 'badRequest' });
  const wish = body.value as AccountChange;
  if (!answered(await office.registry('changeAccount', id, wish), response)) return;
  await office.registry('closeSignInsOf', id, '');
  if (wish.locked !== undefined) await office.note(admin.id, wish.locked ? 'accountLocked' : 'accountUnlocked', login);
  if (wish.role !== undefined) await office.note(admin.id, 'roleSet', login, wish.role);
  response.status(204).end();
};

const reset: Act = async ({ office }, admin, { id, login }, _request, response) => {
  const password = startPassword();
  const hash = await office.hash(password);
  if (!answered(await office.registry('changeAccount', id, { hash, mustChange: true }), response)) return;
  await office.registry('closeSignInsOf', id, '');
  await office.note(admin.id, 'accountReset', login);
  response.json({ id, login, password } satisfies StartPassword);
};

const remove: Act = async ({ office }, admin, { id, login }, _request, response) => {
  if (!answered(await office.registry('removeAccount', id), response)) return;
  await office.note(admin.id, 'accountRemoved', login);
  response.status(204).end();
};

const PROBLEM_OF: { readonly [C in Exclude<Changed, 'done'>]: ProblemCode } = {
  unknown: 'notFound',
  lastAdmin: 'lastAdmin',
};

/** Tells why a change was not made; answers whether it was. */
function answered(changed: Changed, response: Response): boolean {
  if (changed === 'done') return true;
  sendProblem(response, { code: PROBLEM_OF[changed] });
  return false;
}
