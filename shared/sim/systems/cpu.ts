import { type ByHost, indexByHost } from '../by-host.ts';
import { HOST_STATES, VM_STATES } from '../codes.ts';
import { catchUpLoad } from '../mechanisms/backlog.ts';
import { capacityMhz, wakeUpMs } from '../mechanisms/cpu-capacity.ts';
import { isPowered } from '../mechanisms/guest-memory.ts';
import { readyFraction, waitPerRun } from '../mechanisms/ready-time.ts';
import { guestWorkFactor } from '../mechanisms/techniques.ts';
import { addClaim, claimsFor, emptied, shareOut } from '../mechanisms/water-level.ts';
import type { World } from '../world.ts';

const ON = HOST_STATES.indexOf('on');
const BOOTING = VM_STATES.indexOf('booting');

/** Load of a guest that boots, of its vCPUs; design value. */
const BOOT_LOAD = 0.5;

let claims = claimsFor(64);

/** System of the tick: shares each host's cycles among its guests. */
export function cpu(world: World): void {
  const index = indexByHost(world);
  for (let v = 0; v < world.vms.rows; v++) wantNothing(world, v);
  for (let h = 0; h < world.hosts.rows; h++) {
    if (world.hosts.state[h] === ON) schedule(world, index, h);
    else idle(world, h);
  }
}

function schedule(world: World, index: ByHost, host: number): void {
  const { hosts, scenario } = world;
  const runnable = collectWants(world, index, host);
  const cores = hosts.cores[host];
  const { sliceMs } = scenario.policies;
  const smt = hosts.smt[host] === 1;
  hosts.capacityMhz[host] = capacityMhz(cores, hosts.coreMhz[host], smt, runnable, sliceMs, hosts.overheadMhz[host]);
  hosts.wakeUpMs[host] = wakeUpMs(cores, runnable, sliceMs);
  shareOut(claims, hosts.capacityMhz[host]);
  handOut(world, index, host);
  noteWaits(world, index, host);
}

/** What every guest wants, with its tax. Answers the number of vCPUs that want to run at once, on average. */
function collectWants(world: World, { start, vm }: ByHost, host: number): number {
  const { hosts, vms } = world;
  const coreMhz = hosts.coreMhz[host];
  let runnable = 0;
  let demand = 0;
  claims = emptied(claims, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (isPowered(vms, v)) want(world, v, coreMhz);
    const ceiling = ceilingMhz(world, v, coreMhz);
    addClaim(claims, vms.reservationMhz[v], ceiling, vms.shares[v]);
    runnable += ceiling / coreMhz;
    demand += vms.wantMhz[v];
  }
  hosts.demandMhz[host] = demand;
  return runnable;
}

function want(world: World, v: number, coreMhz: number): void {
  const { vms } = world;
  const factor = guestWorkFactor(vms, v, coreMhz);
  const load = vms.state[v] === BOOTING ? Math.max(BOOT_LOAD, vms.load[v]) : vms.load[v];
  const all = Math.min(1, load + catchUpLoad(world, v));
  vms.taxFactor[v] = factor;
  vms.wantMhz[v] = all * vms.vcpus[v] * coreMhz * factor;
}

/** The most that a guest can use now: its vCPUs, its limit, and what throttling and a host short of memory leave it. */
function ceilingMhz({ vms }: World, v: number, coreMhz: number): number {
  if (vms.memoryBlocked[v] === 1) return 0;
  const throttled = Math.min(vms.wantMhz[v], vms.vcpus[v] * coreMhz) * (1 - vms.throttlePermille[v] / 1000);
  return vms.limitMhz[v] > 0 ? Math.min(throttled, vms.limitMhz[v]) : throttled;
}

function handOut({ vms, hosts, scenario }: World, { start, vm }: ByHost, host: number): void {
  let used = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const got = claims.granted[i - start[host]];
    vms.gotMhz[v] = got;
    if (got > 0) vms.warmCpuS[v] += (got / hosts.coreMhz[host]) * scenario.tickSeconds;
    used += got;
  }
  hosts.usedMhz[host] = used;
}

/** How long guests waited, and what they could have got beside what they asked for. */
function noteWaits({ vms, hosts }: World, { start, vm }: ByHost, host: number): void {
  const coreMhz = hosts.coreMhz[host];
  const spare = Math.max(0, hosts.capacityMhz[host] - hosts.usedMhz[host]);
  const cores = Math.max(1, Math.round(hosts.capacityMhz[host] / coreMhz));
  const busy = hosts.capacityMhz[host] > 0 ? (hosts.usedMhz[host] / hosts.capacityMhz[host]) * cores : 0;
  const perRun = waitPerRun(cores, busy);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    const ceiling = claims.ceiling[i - start[host]];
    const refused = ceiling > 0 ? Math.max(0, 1 - vms.gotMhz[v] / ceiling) : 0;
    const wholeMhz = vms.vcpus[v] * coreMhz;
    const mostMhz = vms.limitMhz[v] > 0 ? Math.min(vms.limitMhz[v], wholeMhz) : wholeMhz;
    vms.readyFraction[v] = readyFraction(vms.gotMhz[v] / wholeMhz, refused, perRun);
    vms.availableMhz[v] = Math.min(mostMhz, vms.gotMhz[v] + spare);
  }
}

function wantNothing({ vms }: World, v: number): void {
  vms.wantMhz[v] = 0;
  vms.gotMhz[v] = 0;
  vms.availableMhz[v] = 0;
  vms.readyFraction[v] = 0;
}

function idle({ hosts }: World, host: number): void {
  hosts.capacityMhz[host] = 0;
  hosts.demandMhz[host] = 0;
  hosts.usedMhz[host] = 0;
  hosts.wakeUpMs[host] = 0;
}
