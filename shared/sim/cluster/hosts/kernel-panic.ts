import type { HostId, VmId } from '#shared/ids.ts';
import { NONE } from '#shared/ids.ts';
import { isPowered } from '../../kernel/guest-power.ts';
import type { World } from '../../kernel/world.ts';
import { loseState } from '../../lifecycle/index.ts';
import { endMovesWith, forgetGuests } from './host-death.ts';
import { startTransition } from './host-power.ts';
import { endPatch } from './patch-state.ts';

/**
 * The kernel of a host stops: all that runs on that kernel stops with it, and the host boots anew. Nothing is broken, so
 * nobody looks for another place: containers stay where they are, off, until they are started (Docker: restart policy `no`
 * is the default; unverified).
 */
export function panicHost(world: World, host: HostId): void {
  const { hosts, vms } = world;
  endMovesWith(world, host);
  let stopped = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] !== host || !(isPowered(vms, vm) || vms.migration[vm] !== NONE)) continue;
    loseState(world, vm, 'sourceDied');
    stopped += 1;
  }
  forgetGuests(world, host);
  endPatch(hosts, host);
  startTransition(world, host, 'booting');
  world.events.push({ type: 'hostPanicked', host, vms: stopped });
}
