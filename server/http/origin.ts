import type { IncomingMessage } from 'node:http';

const READING = ['GET', 'HEAD', 'OPTIONS'];
/** What a browser says about a request that a page of somebody else made. */
const FOREIGN_SITES = ['cross-site', 'same-site'];

/**
 * Whether a page of somebody else sent this. Browsers say where a page is from; programs that say nothing are none that
 * somebody could be lured to. A proxy may have changed `Host`, so the public address counts as well.
 */
export function isForeign({ headers }: IncomingMessage, publicUrl: string): boolean {
  const { origin } = headers;
  if (origin === undefined) return FOREIGN_SITES.includes(String(headers['sec-fetch-site']));
  if (!URL.canParse(origin)) return true;
  const from = new URL(origin);
  if (from.protocol !== 'http:' && from.protocol !== 'https:') return true;
  if (publicUrl !== '' && from.origin === new URL(publicUrl).origin) return false;
  // The scheme may differ: TLS may end in front of this server.
  const asked = `${from.protocol}//${headers.host ?? ''}`;
  return !URL.canParse(asked) || new URL(asked).host !== from.host;
}

/** Whether a request may change something, or opens a connection over which things are changed. */
export function changesState(request: IncomingMessage, opensSocket: boolean): boolean {
  return opensSocket || !READING.includes(request.method ?? '');
}
