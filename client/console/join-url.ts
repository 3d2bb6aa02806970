import { signal } from '@preact/signals';
import { withBase } from '#client/device/base-path.ts';
import { whereToReach } from '#client/net/api.ts';

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Addresses under which others find this server; empty = only under the one in the address bar. */
export const reachable = signal<readonly string[]>([]);
/** The address that invitations name. */
export const base = signal(location.origin + withBase(''));

/** Whether invitations name an address that only this very computer reaches. */
export function isLonely(): boolean {
  return LOOPBACK.test(new URL(base.value).hostname);
}

/** On the server's own machine: asks under which address the others find it, and invites there. */
export async function findReach(): Promise<void> {
  if (!LOOPBACK.test(location.hostname)) return;
  const answer = await whereToReach();
  if (!answer.ok) return;
  const [first] = answer.value.urls;
  reachable.value = answer.value.urls;
  if (first) base.value = first;
}

/** What a QR code holds. */
export function joinUrl(code: string): string {
  return `${base.value}/j/${code}`;
}

/** What to type into an address bar: host and port, and the path if there is one. */
export function shortHost(): string {
  const { host, pathname } = new URL(base.value);
  return host + pathname.replace(/\/$/, '');
}
