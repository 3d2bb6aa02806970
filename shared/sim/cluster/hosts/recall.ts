import type { HostId } from '#shared/ids.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { awakeVms } from '../../lifecycle/index.ts';
import { calm, killHost } from './host-death.ts';

/** Notes that the maker of a host wants it empty by a tick. */
export function recallHost({ hosts, events }: World, host: HostId, byTick: number): void {
  hosts.recallAtTick[host] = byTick;
  events.push({ type: 'hostRecalled', host, byTick });
}

/** When the time has come: a host that stands empty is serviced, one that still works dies with its VMs. */
export function keepRecall(world: World, host: HostId): void {
  const { hosts, tick, events } = world;
  if (tick < hosts.recallAtTick[host]) return;
  hosts.recallAtTick[host] = 0;
  if (hosts.state[host] === HOST_STATES.indexOf('on') && awakeVms(world, host) > 0) {
    killHost(world, host);
    return;
  }
  calm(world, host);
  hosts.renewedAtTick[host] = tick;
  events.push({ type: 'hostServiced', host });
}
