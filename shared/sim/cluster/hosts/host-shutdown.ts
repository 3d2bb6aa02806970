import type { HostId } from '#shared/ids.ts';

import { HOST_STATES, POWER_SUPPLIES, type ShutdownReason } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import { HOSTS_PER_RACK } from '../../kernel/tables/racks.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { dropGuests } from './host-death.ts';

const OFF = HOST_STATES.indexOf('off');
const NONE = HOST_STATES.indexOf('none');
const DELIVERING = HOST_STATES.indexOf('delivering');
const FAILED = HOST_STATES.indexOf('failed');
const NO_SUPPLY = POWER_SUPPLIES.indexOf('none');
/** A rack must be so much cooler than where it switched off before it is switched on again, K; design value. */
const COOL_AGAIN_K = 5;

/** Takes the power from a host that has some: it is off, whole, and its VMs are lost until somebody restarts them. */
function shutDownHost(world: World, host: HostId, reason: ShutdownReason): void {
  const { hosts, events } = world;
  const state = hosts.state[host];
  if (state === OFF || state === NONE || state === DELIVERING || state === FAILED) return;
  const vms = dropGuests(world, host);
  hosts.state[host] = OFF;
  hosts.readyAtTick[host] = 0;
  hosts.powerExactW[host] = 0;
  events.push({ type: 'hostShutDown', host, reason, vms });
}

/** The same for all hosts of a rack. */
export function shutDownRack(world: World, rack: number, reason: ShutdownReason): void {
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, world.hosts.rows);
  for (let host = (rack * HOSTS_PER_RACK) as HostId; host < end; host++) shutDownHost(world, host, reason);
}

/** Why a host cannot be switched on where it stands, or nothing. */
export function switchOnRefusal({ racks, hall }: OpenWorld, host: HostId): Refusal | undefined {
  const rack = Math.floor(host / HOSTS_PER_RACK);
  if (hall.supply[0] === NO_SUPPLY || racks.tripped[rack] === 1) return { code: 'noPower', host };
  const deciC = racks.inletDeciC[rack];
  return deciC > (SHUTDOWN_C - COOL_AGAIN_K) * 10 ? { code: 'rackTooHot', host, celsius: deciC / 10 } : undefined;
}

/** Servers switch themselves off at this inlet temperature, °C; design value. */
export const SHUTDOWN_C = 45;
