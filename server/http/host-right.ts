import { createHash, timingSafeEqual } from 'node:crypto';
import type { Request } from 'express';

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'];

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

/** A proxy on this machine also connects from loopback, so a forwarded request is not local. */
export function isLocal(request: Request): boolean {
  if (FORWARDED.some((name) => request.get(name) !== undefined)) return false;
  return LOOPBACK.test(request.socket.remoteAddress ?? '');
}

function sameSecret(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
