import { NONE } from '#shared/ids.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';

const ON = HOST_STATES.indexOf('on');

/** MiB/s of work: as fast as the slower end lets it, by the shares of the last time that disks were served. */
export function diskRate(world: World, c: number): number {
  const { copies } = world;
  const [from, to, read, write] = [copies.from[c], copies.to[c], copies.readMib[c], copies.writeMib[c]];
  if (from === to) return bulkMibPerS(world, from) / (read + write);
  return Math.min(
    read > 0 ? bulkMibPerS(world, from) / read : Number.MAX_VALUE,
    write > 0 ? bulkMibPerS(world, to) / write : Number.MAX_VALUE,
  );
}

/** What one bulk reader or writer gets of a datastore in this tick; nothing inside a host that is not on. */
function bulkMibPerS({ datastores, hosts }: World, d: number): number {
  const host = datastores.host[d];
  if (host !== NONE && hosts.state[host] !== ON) return 0;
  return datastores.mibPerS[d] * datastores.speedFactor[d] * datastores.bulkShare[d];
}
