import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { rackOf } from '#shared/sim/kernel/tables/racks.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Caution } from '../choose-host.ts';
import { type Plan, propose } from '../plan.ts';
import { coresAhead } from './day-ahead.ts';
import { empty, guestsOf } from './evacuate.ts';

const ON = HOST_STATES.indexOf('on');
const COMING = new Set(['booting', 'waking', 'delivering'].map((state) => HOST_STATES.indexOf(state as 'waking')));
const RESTING = new Set(['asleep', 'off'].map((state) => HOST_STATES.indexOf(state as 'asleep')));
const RUNNING = VM_STATES.indexOf('running');

/** How far an operator looks ahead before he lets a host sleep, and before he wakes one, business hours. */
export interface Ahead {
  readonly sleepHours: number;
  readonly wakeHours: number;
}

/**
 * Keeps as many hosts on as the hours ahead ask for, as many in each rack as can be: wakes one that will be needed, or empties
 * the least used one and lets it sleep. `factor`: how much more than usual is to come. Answers the plan for all that is left to
 * do in the turn, in which nothing goes to the host that is to sleep.
 */
export function rightsize(plan: Plan, caution: Caution, { sleepHours, wakeHours }: Ahead, factor = 1): Plan {
  const { hosts } = plan.world;
  const there = hosts.state.reduce((sum, state) => sum + (state === ON || COMING.has(state) ? 1 : 0), 0);
  if (there < hostsNeeded(plan.world, caution, wakeHours, factor)) wakeOne(plan);
  else if (there > hostsNeeded(plan.world, caution, sleepHours, factor)) return sendOneToSleep(plan, caution);
  return plan;
}

/** Switches on whatever is off or asleep, one host a turn. */
export function wakeAll(plan: Plan): void {
  wakeOne(plan);
}

/** Hosts of the size of the first that the guests of a hall need for the most that they want within some hours. */
function hostsNeeded(world: OpenWorld, caution: Caution, hours: number, factor: number): number {
  const { hosts, vms, hall } = world;
  let [promisedMib, touchedMib] = [0, 0];
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    promisedMib += vms.memMib[vm];
    touchedMib += vms.touchedMib[vm] * factor;
  }
  const byCores = (coresAhead(world, hours) * factor) / (hosts.cores[0] * caution.cores);
  const byPromise = promisedMib / ((hosts.memMib[0] * hall.overcommitPercent[0]) / 100);
  const byMemory = touchedMib / (hosts.memMib[0] * caution.touched);
  return Math.max(1, Math.ceil(Math.max(byCores, byPromise, byMemory)));
}

function wakeOne(plan: Plan): void {
  const { hosts } = plan.world;
  const dark: HostId[] = [];
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (RESTING.has(hosts.state[host])) dark.push(host);
  }
  dark.sort((a, b) => onInRack(plan, a) - onInRack(plan, b) || a - b);
  for (const host of dark) if (propose(plan, { name: 'wakeHost', args: { host } })) return;
}

function onInRack({ world: { hosts } }: Plan, host: HostId): number {
  return hosts.state.reduce((sum, state, h) => sum + (rackOf(h) === rackOf(host) && !RESTING.has(state) ? 1 : 0), 0);
}

/** From the fuller rack the host with the fewest guests; it sleeps as soon as the last of them has left. */
function sendOneToSleep(plan: Plan, caution: Caution): Plan {
  const spare = spareHost(plan);
  if (spare === NONE) return plan;
  if (!propose(plan, { name: 'sleepHost', args: { host: spare } })) empty(plan, spare, caution);
  const outlooks = plan.outlooks.map((outlook) => (outlook.host === spare ? { ...outlook, sound: false } : outlook));
  return { ...plan, outlooks };
}

function spareHost(plan: Plan): HostId | typeof NONE {
  const on = plan.outlooks.filter(({ host }) => plan.world.hosts.state[host] === ON).map(({ host }) => host);
  if (on.length < 2) return NONE;
  const guests = (host: HostId) => guestsOf(plan, host).length;
  const begun = on.find((host) => guests(host) === 0);
  if (begun !== undefined) return begun;
  return on.reduce((best, host) => {
    const [rack, bestRack] = [onInRack(plan, host), onInRack(plan, best)];
    return rack > bestRack || (rack === bestRack && guests(host) < guests(best)) ? host : best;
  });
}
