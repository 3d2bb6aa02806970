import type { SessionDeps } from '../session-deps.ts';
import type { HostAsking } from './who-asks.ts';

/** Tells which rooms are somebody's: those that they host, and with the host key those that nobody's account does. */
export async function ownedBy(
  { office }: Pick<SessionDeps, 'office'>,
  { account, hasRight }: HostAsking,
): Promise<(room: string) => boolean> {
  const hosts = await office.registry('roomHosts');
  const taken = new Set(hosts.map(({ room }) => room));
  const own = new Set(hosts.filter((host) => host.account === account?.id).map(({ room }) => room));
  return (room) => own.has(room) || (hasRight && !taken.has(room));
}
