import { type HostId, NONE } from '#shared/ids.ts';
import { SIMULATION } from '../kernel/authors.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { hoursPerTick } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { awakeVms } from '../lifecycle/index.ts';
import { incomingOf, spareBeyondReserveMib } from '../placement/index.ts';
import { evacuate, strandedVms } from './evacuation.ts';
import { type HostLoads, hostLoads, loadOf } from './host-loads.ts';
import { startTransition } from './hosts/host-power.ts';

const ON = HOST_STATES.indexOf('on');
const ASLEEP = HOST_STATES.indexOf('asleep');
/** Load of all open hosts below which one is put to sleep, and above which one is woken (vSphere DPM: 63 ± 18 %; unverified). */
const QUIET = 0.45;
const BUSY = 0.81;
/** Load that the hosts left must not exceed when one goes to sleep: the middle of that band. */
const COMFORTABLE = 0.63;
/** How long it has to be so, business hours (vSphere DPM: 40 min and 5 min; unverified). */
const QUIET_HOURS = 40 / 60;
const BUSY_HOURS = 5 / 60;

/** Puts hosts to sleep while there is little to do, and wakes them again (after vSphere DPM). Once a second. */
export function savePower(world: World): void {
  const { hall, hosts } = world;
  for (let host = 0 as HostId; host < hosts.rows; host++) if (hosts.standby[host] === 1) retire(world, host);
  if (hall.savePower[0] === 0) return;
  const loads = hostLoads(world);
  const load = loadOfAll(world, loads, NONE);
  hall.quietHours[0] = load < QUIET ? hall.quietHours[0] + hoursPerSecond(world) : 0;
  hall.busyHours[0] = load > BUSY ? hall.busyHours[0] + hoursPerSecond(world) : 0;
  if (hall.busyHours[0] >= BUSY_HOURS) callBack(world);
  else if (hall.quietHours[0] >= QUIET_HOURS) sendToSleep(world, loads);
}

/** The look comes once a second, or once a tick that is longer. */
function hoursPerSecond({ scenario }: World): number {
  return Math.max(1, 1 / scenario.tickSeconds) * hoursPerTick(scenario);
}

/** Load of all open hosts together but one: its scarcer resource. */
function loadOfAll({ hosts }: World, loads: HostLoads, without: number): number {
  let [mhz, capacityMhz, mib, capacityMib] = [0, 0, 0, 0];
  for (const host of loads.hosts) {
    const [cpuMhz, memMib] = [hosts.cores[host] * hosts.coreMhz[host], hosts.memMib[host]];
    mhz += loads.cpu[host] * cpuMhz;
    mib += loads.memory[host] * memMib;
    if (host === without) continue;
    capacityMhz += cpuMhz;
    capacityMib += memMib;
  }
  return capacityMhz > 0 ? Math.max(mhz / capacityMhz, mib / capacityMib) : 1;
}

/** The emptiest host that the others can do without. */
function sendToSleep(world: World, loads: HostLoads): void {
  const { hosts, hall } = world;
  const byLoad = [...loads.hosts].sort((a, b) => loadOf(loads, a) - loadOf(loads, b) || a - b);
  const host = byLoad.find((one) => isDispensable(world, loads, one));
  if (host === undefined) return;
  hosts.standby[host] = 1;
  hall.quietHours[0] = 0;
}

function isDispensable(world: World, loads: HostLoads, host: HostId): boolean {
  const { hosts, hall } = world;
  if (loads.hosts.length < 2 || hosts.failAtTick[host] > 0 || loadOfAll(world, loads, host) > COMFORTABLE) return false;
  const limitMib = Math.floor((hosts.memMib[host] * hall.overcommitPercent[0]) / 100);
  const reserved = hall.haReserve[0] > 0 && spareBeyondReserveMib(world) < limitMib;
  return !reserved && strandedVms(world, host) === 0;
}

/** Empties a host that is to sleep, and lets it sleep once it is empty. */
function retire(world: World, host: HostId): void {
  const { hosts, events } = world;
  if (hosts.state[host] !== ON) return;
  if (awakeVms(world, host) > 0) evacuate(world, host);
  else if (incomingOf(world, host) === 0) {
    startTransition(world, host, 'goingToSleep');
    events.push({ type: 'hostAsleep', host, by: SIMULATION });
  }
}

/** Keeps a host that was to sleep, or wakes one that does. */
function callBack(world: World): void {
  const { hosts, hall, events } = world;
  hall.busyHours[0] = 0;
  const resting = [...hosts.standby.keys()].filter((host) => hosts.standby[host] === 1) as HostId[];
  const host = resting.find((one) => hosts.state[one] === ON) ?? resting.find((one) => hosts.state[one] === ASLEEP);
  if (host === undefined) return;
  hosts.standby[host] = 0;
  if (hosts.state[host] === ON) return;
  startTransition(world, host, 'waking');
  events.push({ type: 'hostWaking', host, by: SIMULATION });
}
