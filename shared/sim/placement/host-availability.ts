import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_STATES, PATCH_STATES } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { setupRefusal } from '../virtualization/technique-gates.ts';
import { zoneRefusal } from './tenant-zones.ts';

const NOT_PATCHED = PATCH_STATES.indexOf('none');
const LIVE = PATCH_STATES.indexOf('live');

/** Whether a host is on its way between two power states. */
export function isBusy({ hosts }: OpenWorld, host: HostId): boolean {
  const state = HOST_STATES[hosts.state[host]];
  return state === 'delivering' || state === 'booting' || state === 'goingToSleep' || state === 'waking';
}

/** Why a host cannot work at present, or nothing. */
export function hostObstacle(world: OpenWorld, host: HostId): Refusal | undefined {
  switch (HOST_STATES[world.hosts.state[host]]) {
    case 'on':
      return undefined;
    case 'none':
      return { code: 'noSuchHost', host };
    case 'failed':
      return { code: 'hostHasFailed', host };
    case 'off':
    case 'asleep':
      return { code: 'hostIsOff', host };
    default:
      return { code: 'hostIsBusy', host };
  }
}

/** Why a host cannot run a VM whatever room it has, or nothing. */
export function targetRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const obstacle = hostObstacle(world, host);
  if (obstacle) return obstacle;
  if (isClosedForPatch(world, host)) return { code: 'hostIsPatching', host };
  if (world.hosts.standby[host]) return { code: 'hostIsRetiring', host };
  if (world.hosts.maintenance[host]) return { code: 'hostInMaintenance', host };
  if (world.hosts.quarantined[host]) return { code: 'hostIsQuarantined', host };
  return setupRefusal(world, vm, host) ?? zoneRefusal(world, vm, host);
}

/** Whether a host is being emptied, patched or rebooted for a patch, so that it takes no VM. */
export function isClosedForPatch({ hosts }: OpenWorld, host: HostId | number): boolean {
  return hosts.patching[host] !== NOT_PATCHED && hosts.patching[host] !== LIVE;
}
