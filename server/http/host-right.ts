import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';
import { isLocalConnection, type Whereabouts } from './local.ts';

/** Name of the site's setting that says how people reach the server. */
export const WHEREABOUTS = 'whereabouts';

/** Who may create sessions: whoever knows the host key, and somebody at this very machine unless a key is set. */
export interface HostRight {
  readonly key: string;
  readonly trustLoopback: boolean;
}

export function mayHost(right: HostRight, request: Request): boolean {
  const given = request.get('x-host-key');
  if (given !== undefined) return sameSecret(given, right.key);
  return right.trustLoopback && isLocal(request);
}

/** Whether a request comes from somebody at this very machine, as the site's setting `whereabouts` has it. */
export function isLocal(request: Request): boolean {
  return isLocalConnection(request, request.app.get(WHEREABOUTS) as Whereabouts);
}

/** Who may read the metrics: somebody at this machine, and whoever shows the token that was set for them. */
export function mayMeasure(token: string, request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.get('authorization') ?? '')?.[1];
  return isLocal(request) || (token !== '' && given !== undefined && sameSecret(given, token));
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
