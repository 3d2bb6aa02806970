import { type ByHost, indexByHost } from '../kernel/by-host.ts';
import { HOST_STATES, VM_STATES } from '../kernel/codes/index.ts';
import { isPowered, standsStill } from '../kernel/guest-power.ts';
import { addClaim, claimsFor, emptied } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { guestWorkFactor, type TaxTable, taxTable } from '../virtualization/work-factor.ts';
import { catchUpLoad } from './backlog.ts';
import { capacityMhz, wakeUpMs } from './cpu-capacity.ts';
import { readyFraction, waitPerRun } from './ready-time.ts';
import { noteSpecialWaits, shareCores } from './sharing-cores.ts';

const ON = HOST_STATES.indexOf('on');
const BOOTING = VM_STATES.indexOf('booting');

/** Load of a guest that boots, of its vCPUs; design value. */
const BOOT_LOAD = 0.5;

let claims = claimsFor(64);

/** System of the tick: shares each host's cycles among its guests. */
export function cpu(world: World): void {
  const { hosts } = world;
  const index = indexByHost(world);
  wantNothing(world);
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.state[h] === ON) schedule(world, index, h);
    else idle(world, h);
  }
}

function schedule(world: World, index: ByHost, host: number): void {
  const { hosts } = world;
  const runnable = collectWants(world, index, host);
  const cores = hosts.cores[host];
  const sliceMs = hosts.sliceMs[host];
  const smt = hosts.smt[host] === 1;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  hosts.capacityMhz[host] = capacityMhz(
    cores,
    clockMhz,
    smt,
    runnable,
    sliceMs,
    hosts.overheadMhz[host],
    hosts.coreScheduling[host] === 1,
  );
  hosts.wakeUpMs[host] = wakeUpMs(cores, runnable, sliceMs);
  shareCores(world, index, host, claims);
  handOut(world, index, host);
  noteWaits(world, index, host);
  noteSpecialWaits(world, index, host, claims);
  // The sum for the next tick begins with the platform; memory and migration add what they spend, where they take part.
  hosts.overheadMhz[host] = hosts.platformMhz[host];
}

/** What every guest wants, with its tax. Answers the number of vCPUs that want to run at once, on average. */
function collectWants(world: World, { start, vm }: ByHost, host: number): number {
  const { hosts, vms } = world;
  const { wantMhz, reservationMhz, shares } = vms;
  const coreMhz = hosts.coreMhz[host];
  const clockMhz = coreMhz * hosts.clockFactor[host];
  let runnableMhz = 0;
  let demandMhz = 0;
  const taxes = taxTable(hosts, host);
  claims = emptied(claims, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (isPowered(vms, v)) want(world, v, coreMhz, taxes);
    const ceiling = ceilingMhz(vms, v, clockMhz);
    addClaim(claims, reservationMhz[v], ceiling, shares[v]);
    runnableMhz += ceiling;
    demandMhz += wantMhz[v];
  }
  hosts.demandMhz[host] = demandMhz;
  return clockMhz > 0 ? runnableMhz / clockMhz : 0;
}

function want(world: World, v: number, coreMhz: number, taxes: TaxTable): void {
  const { vms } = world;
  const factor = guestWorkFactor(vms, v, coreMhz, taxes);
  const load = vms.state[v] === BOOTING ? Math.max(BOOT_LOAD, vms.load[v]) : vms.load[v];
  const all = vms.backlog[v] === 0 ? load : Math.min(1, load + catchUpLoad(world, v));
  vms.taxFactor[v] = factor;
  vms.wantMhz[v] = all * vms.vcpus[v] * coreMhz * factor;
}

/** The most that a guest can use now: its vCPUs, its limit, and what throttling and a host short of memory leave it. */
function ceilingMhz(vms: World['vms'], v: number, clockMhz: number): number {
  if (vms.memoryBlocked[v] === 1 || standsStill(vms, v)) return 0;
  const whole = Math.min(vms.wantMhz[v], vms.vcpus[v] * clockMhz);
  const throttled = vms.throttlePermille[v] === 0 ? whole : whole * (1 - vms.throttlePermille[v] / 1000);
  return vms.limitMhz[v] > 0 ? Math.min(throttled, vms.limitMhz[v]) : throttled;
}

function handOut({ vms, hosts, scenario }: World, { start, vm }: ByHost, host: number): void {
  const { gotMhz, warmCpuS } = vms;
  const { granted } = claims;
  const first = start[host];
  const secondsPerMhz = scenario.tickSeconds / hosts.coreMhz[host];
  let used = 0;
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    const got = granted[i - first];
    gotMhz[v] = got;
    warmCpuS[v] += got * secondsPerMhz;
    used += got;
  }
  hosts.usedMhz[host] = used;
}

/** How long guests waited, and what they could have got beside what they asked for. */
function noteWaits({ vms, hosts }: World, { start, vm }: ByHost, host: number): void {
  const { gotMhz, vcpus, limitMhz, readyFraction: ready, availableMhz } = vms;
  const { ceiling } = claims;
  const clockMhz = hosts.coreMhz[host] * hosts.clockFactor[host];
  const spare = Math.max(0, hosts.capacityMhz[host] - hosts.usedMhz[host]);
  const cores = Math.max(1, Math.round(hosts.capacityMhz[host] / clockMhz));
  const busy = hosts.capacityMhz[host] > 0 ? (hosts.usedMhz[host] / hosts.capacityMhz[host]) * cores : 0;
  const perRun = waitPerRun(cores, busy);
  const first = start[host];
  for (let i = first; i < start[host + 1]; i++) {
    const v = vm[i];
    const most = ceiling[i - first];
    const refused = most > 0 ? Math.max(0, 1 - gotMhz[v] / most) : 0;
    const wholeMhz = vcpus[v] * clockMhz;
    const mostMhz = limitMhz[v] > 0 ? Math.min(limitMhz[v], wholeMhz) : wholeMhz;
    ready[v] = readyFraction(gotMhz[v] / wholeMhz, refused, perRun);
    availableMhz[v] = Math.min(mostMhz, gotMhz[v] + spare);
  }
}

function wantNothing({ vms }: World): void {
  vms.wantMhz.fill(0);
  vms.gotMhz.fill(0);
  vms.availableMhz.fill(0);
  vms.readyFraction.fill(0);
  vms.coStopFraction.fill(0);
}

function idle({ hosts }: World, host: number): void {
  hosts.capacityMhz[host] = 0;
  hosts.demandMhz[host] = 0;
  hosts.usedMhz[host] = 0;
  hosts.wakeUpMs[host] = 0;
  hosts.overheadMhz[host] = 0;
}
