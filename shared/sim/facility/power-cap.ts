import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import { HOSTS_PER_RACK } from '../kernel/tables/racks.ts';
import type { World } from '../kernel/world.ts';
import { powerAtClockW } from './server-power.ts';

/** A cap never takes more than half of a host's clock; design value. */
export const SLOWEST_CLOCK = 0.5;
const BISECTIONS = 24;
const CLASSES = 4;
const RUNNING = VM_STATES.indexOf('running');

let classes = new Int8Array(16);

/**
 * Keeps capped racks at their cap by a lower clock, hosts of the lowest class first (as Dynamo does with services: Wu et al.,
 * ISCA 2016, unverified): those without a guest, then those whose best guest is bronze, silver, gold. The clock follows from
 * what the hosts want, not from what they draw, so it does not swing. Clocks are those that heat has left.
 */
export function capPower(world: World): void {
  const { racks } = world;
  let capped = false;
  for (let rack = 0; rack < racks.rows; rack++) if (racks.capW[rack] > 0) capped = true;
  if (!capped) return;
  classifyHosts(world);
  for (let rack = 0; rack < racks.rows; rack++) if (racks.capW[rack] > 0) capRack(world, rack);
}

/** Class of a host: 0 without running guests, else 1 + the tier of its best guest. */
function classifyHosts({ hosts, vms, tenants }: World): void {
  if (classes.length < hosts.rows) classes = new Int8Array(hosts.rows);
  classes.fill(0);
  for (let v = 0; v < vms.rows; v++) {
    const host = vms.host[v];
    if (host === NONE || vms.state[v] !== RUNNING) continue;
    const rank = vms.tenant[v] === NONE ? 1 : 1 + tenants.tier[vms.tenant[v]];
    if (rank > classes[host]) classes[host] = rank;
  }
}

function capRack(world: World, rack: number): void {
  for (let rank = 0; rank < CLASSES; rank++) {
    if (rackW(world, rack, rank, 1) <= world.racks.capW[rack]) return;
    slowDown(world, rack, rank, clockFor(world, rack, rank));
  }
}

/** The clock of hosts of one class with which the rack keeps its cap, or the slowest. */
function clockFor(world: World, rack: number, rank: number): number {
  if (rackW(world, rack, rank, SLOWEST_CLOCK) > world.racks.capW[rack]) return SLOWEST_CLOCK;
  let [slow, fast] = [SLOWEST_CLOCK, 1];
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (slow + fast) / 2;
    if (rackW(world, rack, rank, middle) > world.racks.capW[rack]) fast = middle;
    else slow = middle;
  }
  return slow;
}

/** What a rack would draw, W, if hosts of one class ran at most at `clock` and all others as they do. */
function rackW(world: World, rack: number, rank: number, clock: number): number {
  const { hosts } = world;
  let sumW = 0;
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows);
  for (let h = rack * HOSTS_PER_RACK; h < end; h++) {
    const own = hosts.clockFactor[h];
    sumW += powerAtClockW(world, h, classes[h] === rank ? Math.min(own, clock) : own);
  }
  return sumW;
}

function slowDown({ hosts }: World, rack: number, rank: number, clock: number): void {
  const end = Math.min((rack + 1) * HOSTS_PER_RACK, hosts.rows);
  for (let h = rack * HOSTS_PER_RACK; h < end; h++) {
    if (classes[h] === rank) hosts.clockFactor[h] = Math.min(hosts.clockFactor[h], clock);
  }
}
