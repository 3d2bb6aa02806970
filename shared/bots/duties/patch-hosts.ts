import { type HostId, NONE } from '#shared/ids.ts';
import { HOST_STATES, IO_PATHS, PATCH_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, movesUnderWay, type Plan, propose } from '../plan.ts';
import { empty, guestsOf } from './evacuate.ts';

const ON = HOST_STATES.indexOf('on');
const WAKING = HOST_STATES.indexOf('waking');
const NOT_PATCHING = PATCH_STATES.indexOf('none');

/** Hosts that are on, nobody else's, and do not have the newest patch, the emptiest first. */
export function unpatched({ hosts, hall }: OpenWorld): HostId[] {
  const rows = Array.from({ length: hosts.rows }, (_, h) => h as HostId);
  const behind = rows.filter(
    (h) => hosts.state[h] === ON && hosts.patchLevel[h] < hall.patchLevel[0] && hosts.compromised[h] === 0,
  );
  return behind.sort((a, b) => hosts.vms[a] - hosts.vms[b] || a - b);
}

/**
 * Patches host after host, the emptiest first. Guests leave before it, few at a time; those with a device of their own are shut
 * down, sent and booted elsewhere.
 */
export function patchHosts(plan: Plan, caution: Caution): void {
  const { hosts } = plan.world;
  const [host] = unpatched(plan.world);
  const another = hosts.state.includes(WAKING) || hosts.patching.some((state) => state !== NOT_PATCHING);
  if (host === undefined || another) return;
  if (propose(plan, { name: 'patchHost', args: { host, live: true } })) return;
  const others = asideOf(plan, host);
  if (movesUnderWay(plan.world) > 0) return;
  if (guestsOf(plan, host).length > 0) {
    sendAway(others, host, caution);
    empty(others, host, caution);
  } else propose(plan, { name: 'patchHost', args: { host, live: false } });
}

/** The turn without the host that is patched next: nothing more comes to it. */
export function asideOf(plan: Plan, host: HostId | undefined): Plan {
  return { ...plan, outlooks: plan.outlooks.map((o) => (o.host === host ? { ...o, sound: false } : o)) };
}

function sendAway(plan: Plan, host: HostId, caution: Caution): void {
  for (const vm of guestsOf(plan, host)) {
    if (IO_PATHS[plan.world.vms.ioPath[vm]] !== 'passthrough') continue;
    const to = chooseHost(plan, vm, caution);
    if (to !== NONE && propose(plan, { name: 'migrateCold', args: { vm, host: to } })) bringTo(plan, vm, to);
  }
}
