import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, IO_PATHS, PATCH_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, type Plan, propose } from '../plan.ts';
import { guestsOf } from './evacuate.ts';

const ON = HOST_STATES.indexOf('on');
const NOT_PATCHING = PATCH_STATES.indexOf('none');

/** Hosts that are on and do not have the newest patch, the emptiest first. */
export function unpatched({ hosts, hall }: OpenWorld): HostId[] {
  const rows = Array.from({ length: hosts.rows }, (_, h) => h as HostId);
  const behind = rows.filter((h) => hosts.state[h] === ON && hosts.patchLevel[h] < hall.patchLevel[0]);
  return behind.sort((a, b) => hosts.vms[a] - hosts.vms[b] || a - b);
}

/**
 * Patches host after host. Guests that can move leave by themselves; those with a device of their own are shut down, sent
 * and booted elsewhere first.
 */
export function patchHosts(plan: Plan, caution: Caution): void {
  const { world } = plan;
  const [host] = unpatched(world);
  if (host === undefined || world.hosts.patching.some((state) => state !== NOT_PATCHING)) return;
  if (propose(plan, { name: 'patchHost', args: { host, live: false } })) return;
  propose(plan, { name: 'patchHost', args: { host, live: true } });
  sendAway(plan, host, caution);
}

function sendAway(plan: Plan, host: HostId, caution: Caution): void {
  const others = { ...plan, outlooks: plan.outlooks.map((o) => (o.host === host ? { ...o, sound: false } : o)) };
  for (const vm of guestsOf(plan, host)) {
    if (IO_PATHS[plan.world.vms.ioPath[vm]] !== 'passthrough') continue;
    const to = chooseHost(others, vm, caution);
    if (to !== NONE && propose(plan, { name: 'migrateCold', args: { vm, host: to } })) bringTo(plan, vm, to);
  }
}

/** Builds guests anew that somebody has broken into, as soon as their host is nobody else's. */
export function repairGuests(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.compromised[vm] === 1) propose(plan, { name: 'patchGuest', args: { vm } });
  }
}
