import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Plan, propose } from '../plan.ts';
import { guestsOf } from './evacuate.ts';

const ON = HOST_STATES.indexOf('on');

/**
 * Takes back hosts that somebody has broken into: cut off first, their guests shut down where they stand, since they would carry him
 * on, then patched and booted anew. Guests that he had are built anew when they run on a host that is clean.
 */
export function cleanHosts(plan: Plan): void {
  const { hosts, vms } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.state[host] !== ON) continue;
    const [lost, shut] = [hosts.compromised[host] === 1, hosts.quarantined[host] === 1];
    if (lost !== shut) propose(plan, { name: 'quarantineHost', args: { host, on: lost } });
    else if (lost) takeBack(plan, host);
  }
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.compromised[vm] === 1) propose(plan, { name: 'patchGuest', args: { vm } });
  }
}

function takeBack(plan: Plan, host: HostId): void {
  const guests = guestsOf(plan, host);
  for (const vm of guests) propose(plan, { name: 'powerOffVm', args: { vm } });
  if (guests.length === 0) propose(plan, { name: 'patchHost', args: { host, live: false } });
}
