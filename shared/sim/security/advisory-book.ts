import { ADVISORY_STATES, HOST_STATES, SOFTWARE, VM_STATES } from '../kernel/codes/index.ts';
import { exp, ln } from '../kernel/det-math.ts';
import { uniform } from '../kernel/random.ts';
import { hoursPerTick, SECOND_S, ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import {
  FIRST_GUEST,
  SOFTWARE_OF_GUEST,
  SOFTWARE_OF_HYPERVISOR,
  threatOf,
  vulnerabilitiesPerYear,
} from './attack-surface.ts';

const NONE = ADVISORY_STATES.indexOf('none');
const DISCLOSED = ADVISORY_STATES.indexOf('disclosed');
const EXPLOITED = ADVISORY_STATES.indexOf('exploited');
const NO_HOST = HOST_STATES.indexOf('none');
const NO_VM = VM_STATES.indexOf('none');
const DEVICE_EMULATION = SOFTWARE.indexOf('deviceEmulation');
const CONTAINER_HOST = SOFTWARE.indexOf('containerHost');
const HOURS_PER_YEAR = 8760;
/** A patch that does not come by itself. */
const SOME_DAY = 2_147_483_647;
/** Part of patches for hypervisors that can be put in while guests run; design value. */
const LIVE_PATCHABLE = 0.6;

const inUse = new Uint8Array(SOFTWARE.length);

/** Days, as attackers live them, that a tick stands for. */
export function threatDaysPerTick({ scenario }: World): number {
  return (hoursPerTick(scenario) / 24) * threatOf(scenario).acceleration;
}

/**
 * Lets vulnerabilities become known in what this hall runs: a Poisson process for each piece of software, one draw a tick. What comes
 * and when is the same for all halls of a seed, whatever they run and whoever attacks them: it is drawn from a stream of its own.
 */
export function discloseAdvisories(world: World): void {
  noteWhatRuns(world);
  const years = (threatDaysPerTick(world) * 24) / HOURS_PER_YEAR;
  for (let software = 0; software < SOFTWARE.length; software++) {
    const chance = 1 - exp(-vulnerabilitiesPerYear(world.scenario, software) * years);
    if (uniform(world.streams, 'advisories') >= chance) continue;
    const [exploitAtTick, live] = [exploitTick(world), isPatchedLive(world)];
    if (inUse[software] === 1) disclose(world, software, exploitAtTick, patchTick(world), live);
  }
}

function isPatchedLive({ streams }: World): boolean {
  return uniform(streams, 'advisories') < LIVE_PATCHABLE;
}

/** Makes a vulnerability known; a patch for it comes at a tick, 0 = at once, and can be put in `live` or not. Answers whether the book had room. */
export function disclose(
  world: World,
  software: number,
  exploitAtTick: number,
  patchAtTick: number,
  live: boolean = isPatchedLive(world),
): boolean {
  const { advisories, tick, events } = world;
  const row = advisories.state.indexOf(NONE);
  if (row < 0) return false;
  advisories.state[row] = DISCLOSED;
  advisories.software[row] = software;
  advisories.sinceTick[row] = tick;
  advisories.exploitAtTick[row] = exploitAtTick;
  advisories.patchAtTick[row] = patchAtTick;
  advisories.level[row] = 0;
  advisories.patchLive[row] = live ? 1 : 0;
  events.push({ type: 'advisoryDisclosed', software: SOFTWARE[software] });
  if (patchAtTick === 0) release(world, row);
  return true;
}

/** Makes known what the newest patch for hypervisors mends, in the one that most hosts have: whoever does not put it in is open to attackers. */
export function disclosePatched(world: World): void {
  const { advisories, hall } = world;
  const exploitAtTick = exploitTick(world);
  const row = advisories.state.indexOf(NONE);
  const software = commonestHypervisor(world);
  if (row < 0 || software < 0) return;
  disclose(world, software, exploitAtTick, SOME_DAY, hall.patchLive[0] === 1);
  advisories.patchAtTick[row] = 0;
  advisories.level[row] = hall.patchLevel[0];
}

/** Software of the hypervisor that most hosts have, −1 = none has any. */
function commonestHypervisor({ hosts }: World): number {
  const count = new Int32Array(SOFTWARE.length);
  for (let h = 0; h < hosts.rows; h++) {
    const software = SOFTWARE_OF_HYPERVISOR[hosts.hypervisor[h]];
    if (hosts.state[h] !== NO_HOST && software >= 0) count[software] += 1;
  }
  const most = Math.max(...count);
  return most === 0 ? -1 : count.indexOf(most);
}

/** Brings patches and exploits of known vulnerabilities when their time has come; answers whether there are any. */
export function keepAdvisories(world: World): boolean {
  const { advisories, tick, scenario } = world;
  const isFullSecond = tick % ticksOf(scenario, SECOND_S) === 0;
  let open = false;
  for (let row = 0; row < advisories.rows; row++) {
    if (advisories.state[row] === NONE) continue;
    if (advisories.patchAtTick[row] > 0 && tick >= advisories.patchAtTick[row]) release(world, row);
    if (advisories.state[row] === DISCLOSED && tick >= advisories.exploitAtTick[row]) exploit(world, row);
    if (isFullSecond && advisories.level[row] > 0 && everybodyIsSafe(world, row)) forget(world, row);
    else open = true;
  }
  return open;
}

/** Whether a host is open to a vulnerability. */
export function hostIsOpenTo({ advisories, hosts }: World, row: number, host: number): boolean {
  const own = SOFTWARE_OF_HYPERVISOR[hosts.hypervisor[host]];
  const software = advisories.software[row];
  const emulates = software === DEVICE_EMULATION && own >= 0 && own !== CONTAINER_HOST;
  if (software !== own && !emulates) return false;
  return advisories.level[row] === 0 || hosts.patchLevel[host] < advisories.level[row];
}

/** Whether a VM's guest is open to a vulnerability. */
export function guestIsOpenTo({ advisories, vms }: World, row: number, vm: number): boolean {
  if (SOFTWARE_OF_GUEST[vms.guest[vm]] !== advisories.software[row]) return false;
  return advisories.level[row] === 0 || vms.guestPatch[vm] < advisories.level[row];
}

function release(world: World, row: number): void {
  const { advisories, hall, tick } = world;
  advisories.patchAtTick[row] = 0;
  if (advisories.software[row] >= FIRST_GUEST) {
    hall.guestPatchLevel[0] += 1;
    advisories.level[row] = hall.guestPatchLevel[0];
  } else {
    hall.patchLevel[0] += 1;
    hall.patchSinceTick[0] = tick;
    hall.patchLive[0] = advisories.patchLive[row];
    advisories.level[row] = hall.patchLevel[0];
  }
  world.events.push({ type: 'patchReleased', software: SOFTWARE[advisories.software[row]] });
}

function exploit({ advisories, events }: World, row: number): void {
  advisories.state[row] = EXPLOITED;
  events.push({ type: 'exploitPublished', software: SOFTWARE[advisories.software[row]] });
}

function everybodyIsSafe(world: World, row: number): boolean {
  const { advisories, hosts, vms } = world;
  if (advisories.software[row] >= FIRST_GUEST) {
    for (let v = 0; v < vms.rows; v++) if (vms.state[v] !== NO_VM && guestIsOpenTo(world, row, v)) return false;
    return true;
  }
  for (let h = 0; h < hosts.rows; h++) if (hosts.state[h] !== NO_HOST && hostIsOpenTo(world, row, h)) return false;
  return true;
}

function forget({ advisories }: World, row: number): void {
  advisories.state[row] = NONE;
  advisories.software[row] = 0;
  advisories.sinceTick[row] = 0;
  advisories.exploitAtTick[row] = 0;
  advisories.level[row] = 0;
  advisories.patchLive[row] = 0;
}

/** What runs in this hall: hypervisors of hosts that are there, guests of tenants that are there. */
function noteWhatRuns({ hosts, tenants, scenario, vms }: World): void {
  inUse.fill(0);
  for (let h = 0; h < hosts.rows; h++) {
    const software = SOFTWARE_OF_HYPERVISOR[hosts.hypervisor[h]];
    if (hosts.state[h] !== NO_HOST && software >= 0) inUse[software] = 1;
  }
  for (let t = 0; t < scenario.tenants.length; t++) {
    if (tenants.vms[t] > 0) inUse[SOFTWARE_OF_GUEST[vms.guest[tenants.firstVm[t]]]] = 1;
  }
}

/** Exponential times have no memory, so what is shown as odds is true whenever one looks. */
function exploitTick(world: World): number {
  const days = -ln(1 - uniform(world.streams, 'advisories')) * threatOf(world.scenario).exploitDays;
  return world.tick + Math.ceil(days / threatDaysPerTick(world));
}

function patchTick(world: World): number {
  return world.tick + Math.max(1, Math.round(threatOf(world.scenario).patchDays / threatDaysPerTick(world)));
}
