import type { Request, Response } from 'express';
import type { StoredAccount } from '../../accounts/registry.ts';
import { mayHost } from '../host-right.ts';
import { sendProblem } from '../problems.ts';
import type { SessionDeps } from '../session-deps.ts';

type Deps = Pick<SessionDeps, 'office' | 'hostRight' | 'door'>;

/** The account that a request is signed in with, if it is. */
export async function accountOf(
  { office }: Pick<SessionDeps, 'office'>,
  request: Request,
): Promise<StoredAccount | undefined> {
  const mark = office.cookie.markIn(request.get('cookie'));
  return mark === undefined ? undefined : office.registry('signIn', mark);
}

/** Who may host, and as whom: an account, or whoever has the host key or sits at this machine. */
export interface HostAsking {
  readonly account: StoredAccount | undefined;
  /** By the host key, or as somebody at this machine. */
  readonly hasRight: boolean;
  /** For the audit log. */
  readonly who: string;
}

/** Nothing if the one who asks may not host. An account that must change its password first may do nothing else. */
export async function hostOf(deps: Deps, request: Request): Promise<HostAsking | undefined> {
  const found = await accountOf(deps, request);
  const account = found?.mustChange ? undefined : found;
  const hasRight = mayHost(deps.hostRight, request);
  if (!account && !hasRight) return undefined;
  const key = request.get('x-host-key') === undefined ? 'machine' : 'hostKey';
  return { account, hasRight, who: account?.id ?? key };
}

/** The administrator who asks; tells everybody else why not. */
export async function adminOf(deps: Deps, request: Request, response: Response): Promise<StoredAccount | undefined> {
  const account = await accountOf(deps, request);
  if (!account) return refuse(response, 'signInNeeded');
  if (account.mustChange) return refuse(response, 'mustChange');
  return account.role === 'admin' ? account : refuse(response, 'notAllowed');
}

function refuse(response: Response, code: 'signInNeeded' | 'mustChange' | 'notAllowed'): undefined {
  sendProblem(response, { code });
  return undefined;
}
