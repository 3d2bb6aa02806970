import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { hostRefusal, lockedMib } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld } from '../kernel/world.ts';
import { overheadMib } from '../memory/index.ts';
import { type Amount, headroom, slotOf, slotsLeft } from './ha-slots.ts';
import { guestNeedMib } from './memory-commitment.ts';

/** Why a VM may not be started under the HA reserve, or nothing. A VM that has its place already is counted already. */
export function reserveRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  if (world.hall.haReserve[0] === 0 || world.vms.host[vm] !== NONE) return undefined;
  switch (world.scenario.policies.haPolicy ?? 'memory') {
    case 'memory':
      return memoryRefusal(world, vm, host);
    case 'slots':
      return slotRefusal(world, vm);
    case 'percentage':
      return percentageRefusal(world, vm);
  }
}

function memoryRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const needMib = guestNeedMib(world, vm);
  const spareMib = spareBeyondReserveMib(world);
  return needMib > spareMib ? { code: 'notEnoughReserve', host, needMib, spareMib } : undefined;
}

/** Memory that may still be promised in the whole hall without touching the reserve, in MiB. */
export function spareBeyondReserveMib(world: OpenWorld): number {
  const { hosts, hall } = world;
  let [spareMib, largestMib, secondMib] = [0, 0, 0];
  for (let host = 0; host < hosts.rows; host++) {
    const limitMib = takesVms(world, host) ? Math.floor((hosts.memMib[host] * hall.overcommitPercent[0]) / 100) : 0;
    spareMib += limitMib - hosts.promisedMib[host];
    if (limitMib > largestMib) [largestMib, secondMib] = [limitMib, largestMib];
    else if (limitMib > secondMib) secondMib = limitMib;
  }
  return spareMib - largestMib - (hall.haReserve[0] > 1 ? secondMib : 0);
}

function slotRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  const reserved = [...reservations(world), reservationOf(world, vm)];
  const haveSlots = slotsLeft(capacities(world), slotOf(reserved), world.hall.haReserve[0]);
  const needSlots = reserved.length;
  return needSlots > haveSlots ? { code: 'notEnoughSlots', needSlots, haveSlots } : undefined;
}

function percentageRefusal(world: OpenWorld, vm: VmId): Refusal | undefined {
  const hosts = capacities(world);
  if (hosts.length === 0) return { code: 'notEnoughHeadroom', needPermille: PERMILLE, leftPermille: 0 };
  const { cpu, memory } = headroom(hosts, [...reservations(world), reservationOf(world, vm)]);
  const needPermille = Math.ceil((PERMILLE * world.hall.haReserve[0]) / hosts.length);
  const leftPermille = Math.floor(PERMILLE * Math.min(cpu, memory));
  return needPermille > leftPermille ? { code: 'notEnoughHeadroom', needPermille, leftPermille } : undefined;
}

function takesVms(world: OpenWorld, host: number): boolean {
  return hostRefusal(world, 'receive', host as HostId) === undefined;
}

function capacities(world: OpenWorld): Amount[] {
  const { hosts } = world;
  return [...hosts.state.keys()]
    .filter((host) => takesVms(world, host))
    .map((host) => ({ mhz: hosts.cores[host] * hosts.coreMhz[host], mib: hosts.memMib[host] }));
}

function reservations(world: OpenWorld): Amount[] {
  const placed = [...world.vms.host.keys()].filter((vm) => world.vms.host[vm] !== NONE);
  return placed.map((vm) => reservationOf(world, vm as VmId));
}

function reservationOf({ vms }: OpenWorld, vm: VmId): Amount {
  return { mhz: vms.reservationMhz[vm], mib: lockedMib(vms, vm) + overheadMib(vms.memMib[vm]) };
}
