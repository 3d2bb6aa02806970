import type { HostId, VmId } from '#shared/ids.ts';
import { NONE } from '#shared/ids.ts';
import { ADVISORY_STATES, HOST_STATES, IO_PATHS, VM_STATES } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import { uniform } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { guestIsOpenTo, hostIsOpenTo, threatDaysPerTick } from './advisory-book.ts';
import { FIRST_GUEST, threatOf } from './attack-surface.ts';
import { compromiseHost, compromiseVm } from './blast-radius.ts';

const DISCLOSED = ADVISORY_STATES.indexOf('disclosed');
const EXPLOITED = ADVISORY_STATES.indexOf('exploited');
const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
/**
 * How many attackers one on that I/O path counts for: emulated devices are most of what guests can reach of a hypervisor (a
 * floppy controller, a graphics card: CVE-2015-3456, CVE-2009-1244; unverified), a device of one's own is least. Design values.
 */
const PATH_FACTOR = Float64Array.from(IO_PATHS, (path) => (path === 'emulated' ? 3 : path === 'passthrough' ? 0.5 : 1));

/** Lets attackers break into guests, and out of them into hosts, by what has become known; one draw for each row a tick. */
export function attack(world: World): void {
  const days = threatDaysPerTick(world);
  countAttackers(world);
  for (let h = 0 as HostId; h < world.hosts.rows; h++) {
    const drawn = uniform(world.streams, 'security');
    if (drawn < 1 - exp(-escapesPerDay(world, h) * days)) compromiseHost(world, h);
  }
  if (!knowsGuestBugs(world)) return;
  for (let v = 0 as VmId; v < world.vms.rows; v++) {
    const drawn = uniform(world.streams, 'security');
    if (drawn < 1 - exp(-breakInsPerDay(world, v) * days)) compromiseVm(world, v);
  }
}

/** Attackers in the guests of each host: guests that are theirs already, and the others by the chance that they are. */
export function countAttackers({ hosts, vms, scenario }: World): void {
  const { malice } = threatOf(scenario);
  hosts.attackers.fill(0);
  for (let v = 0; v < vms.rows; v++) {
    const host = vms.host[v];
    if (host === NONE || vms.state[v] !== RUNNING || vms.isolated[v] === 1) continue;
    const theirs = vms.compromised[v] === 1 || vms.infected[v] === 1;
    hosts.attackers[host] += (theirs ? 1 : malice) * PATH_FACTOR[vms.ioPath[v]];
  }
}

/** Escapes a day to be expected on a host, by vulnerabilities that attackers can use. */
function escapesPerDay(world: World, host: number): number {
  return usable(world, host) * threatOf(world.scenario).escapesPerDay * world.hosts.attackers[host];
}

function usable(world: World, host: number): number {
  const { advisories, hosts } = world;
  if (hosts.state[host] !== ON || hosts.compromised[host] === 1) return 0;
  let count = 0;
  for (let row = 0; row < advisories.rows; row++) {
    if (advisories.state[row] === EXPLOITED && hostIsOpenTo(world, row, host)) count += 1;
  }
  return count;
}

/**
 * Chance that a host is broken out into within a business day, if nobody does anything: what can be used now, and what may
 * come to be used in that time. Exact, because exploits and attacks come without memory.
 */
export function escapeChance(world: World, host: number): number {
  const { advisories, hosts, scenario } = world;
  if (hosts.state[host] !== ON || hosts.compromised[host] === 1) return 0;
  const { acceleration, exploitDays, escapesPerDay: each } = threatOf(scenario);
  const attacks = each * hosts.attackers[host] * acceleration;
  let safe = 1;
  for (let row = 0; row < advisories.rows; row++) {
    const state = advisories.state[row];
    if ((state !== DISCLOSED && state !== EXPLOITED) || !hostIsOpenTo(world, row, host)) continue;
    safe *= 1 - (state === EXPLOITED ? 1 - exp(-attacks) : twoSteps(acceleration / exploitDays, attacks));
  }
  return 1 - safe;
}

/** Chance that two things have happened by the end of a day, one after the other, at these rates a day. */
export function twoSteps(first: number, second: number): number {
  if (Math.abs(first - second) < 1e-9) return 1 - exp(-first) * (1 + first);
  return 1 - (second * exp(-first) - first * exp(-second)) / (second - first);
}

/** Break-ins a day to be expected at a guest: it must run and be reachable. */
export function breakInsPerDay(world: World, vm: number): number {
  const { advisories, vms, scenario } = world;
  if (vms.state[vm] !== RUNNING || vms.isolated[vm] === 1 || vms.compromised[vm] === 1) return 0;
  let count = 0;
  for (let row = 0; row < advisories.rows; row++) {
    if (advisories.state[row] === EXPLOITED && guestIsOpenTo(world, row, vm)) count += 1;
  }
  return count * threatOf(scenario).breakInsPerDay;
}

function knowsGuestBugs({ advisories }: World): boolean {
  for (let row = 0; row < advisories.rows; row++) {
    if (advisories.state[row] === EXPLOITED && advisories.software[row] >= FIRST_GUEST) return true;
  }
  return false;
}
