import type { HostId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { sell } from '../../cluster/index.ts';
import { fetchedFrom, incomingOf } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Sells an empty host for what it is worth at its age. */
export const sellHost = defineCommand({
  payload: { host: row<HostId>('hosts') },

  check(world, { host }) {
    const { hosts } = world;
    const vms = hosts.vms[host] + incomingOf(world, host) + fetchedFrom(world, host);
    return vms > 0 ? { code: 'hostNotEmpty', host, vms } : undefined;
  },

  apply(world, { host }, by) {
    world.events.push({ type: 'hostSold', host, priceCents: sell(world, host), by });
  },
});
