import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES } from '../codes.ts';
import type { Refusal } from '../refusals.ts';
import type { OpenWorld } from '../world.ts';
import { guestNeedMib } from './admission.ts';

/**
 * Why a VM may not be started under the HA reserve, or nothing. The reserve holds while the hosts that are left after the
 * largest `hall.haReserve` of them fail could promise all memory that is promised now.
 */
export function reserveRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  if (world.hall.haReserve[0] === 0) return undefined;
  const needMib = world.vms.host[vm] === NONE ? guestNeedMib(world, vm) : 0;
  const spareMib = spareBeyondReserveMib(world);
  return needMib > spareMib ? { code: 'notEnoughReserve', host, needMib, spareMib } : undefined;
}

/** Memory that may still be promised in the whole hall without touching the reserve, in MiB. */
export function spareBeyondReserveMib(world: OpenWorld): number {
  const { hosts, hall } = world;
  let [spareMib, largestMib, secondMib] = [0, 0, 0];
  for (let host = 0; host < hosts.rows; host++) {
    spareMib -= hosts.promisedMib[host];
    const limitMib = restartRoomMib(world, host as HostId);
    spareMib += limitMib;
    if (limitMib > largestMib) [largestMib, secondMib] = [limitMib, largestMib];
    else if (limitMib > secondMib) secondMib = limitMib;
  }
  return spareMib - largestMib - (hall.haReserve[0] > 1 ? secondMib : 0);
}

/** What a host may promise in all, in MiB; 0 unless it runs and takes VMs. */
function restartRoomMib({ hosts, hall }: OpenWorld, host: HostId): number {
  if (hosts.state[host] !== HOST_STATES.indexOf('on') || hosts.maintenance[host]) return 0;
  return Math.floor((hosts.memMib[host] * hall.overcommitPercent[0]) / 100);
}
