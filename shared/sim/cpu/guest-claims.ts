import type { ByHost } from '../kernel/by-host.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import { isPowered } from '../kernel/guest-power.ts';
import { addClaim, type Claims, claimsFor, emptied } from '../kernel/max-min.ts';
import type { World } from '../kernel/world.ts';
import { guestWorkFactor, type TaxTable, taxTable } from '../virtualization/index.ts';
import { catchUpLoad } from './backlog.ts';

const BOOTING = VM_STATES.indexOf('booting');
const RUNNING = VM_STATES.indexOf('running');
/** Load of a guest that boots, of its vCPUs; design value. */
const BOOT_LOAD = 0.5;
/** Less than all by no more than this is rounding. */
const ROUNDING = 1e-9;
const ALL = 1 - ROUNDING;

let claims = claimsFor(64);

/**
 * Writes what every guest of a host wants, with its tax, and what of that it may have. Answers the claims at the clock that
 * the cores have now, in the order of the index.
 */
export function wantCycles(world: World, { start, vm }: ByHost, host: number): Claims {
  const { hosts, vms } = world;
  const { wantMhz, dueMhz, reservationMhz, shares } = vms;
  const coreMhz = hosts.coreMhz[host];
  const slow = hosts.clockFactor[host] < 1;
  const taxes = taxTable(hosts, host);
  let demandMhz = 0;
  let allDueMhz = 0;
  claims = emptied(claims, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (isPowered(vms, v)) want(world, v, coreMhz, taxes);
    const due = mostMhz(vms, v, wantMhz[v], coreMhz);
    dueMhz[v] = due;
    demandMhz += wantMhz[v];
    allDueMhz += due;
    addClaim(claims, reservationMhz[v], slow ? slowedMhz(world, v, host) : due, shares[v]);
  }
  hosts.demandMhz[host] = demandMhz;
  hosts.dueMhz[host] = allDueMhz;
  return claims;
}

/** What a guest may have of what is due to it while heat or a power cap lowers its host's clock. */
function slowedMhz({ vms, hosts }: World, v: number, host: number): number {
  return Math.min(vms.dueMhz[v], mostMhz(vms, v, vms.wantMhz[v], hosts.coreMhz[host] * hosts.clockFactor[host]));
}

function want(world: World, v: number, coreMhz: number, taxes: TaxTable): void {
  const { vms } = world;
  const factor = guestWorkFactor(vms, v, coreMhz, taxes) * vms.heapWork[v];
  const load = vms.state[v] === BOOTING ? Math.max(BOOT_LOAD, vms.load[v]) : vms.load[v];
  // Old work is caught up with on the vCPUs that there are; new work is counted whether there are or not.
  const all = vms.backlog[v] === 0 || cannotCatchUp(vms, v) ? load : Math.min(1, load + catchUpLoad(world, v));
  const asked = vms.unmetFraction[v] > 0 ? Math.max(all, load / (1 - vms.unmetFraction[v])) : all;
  vms.taxFactor[v] = factor;
  vms.wantMhz[v] = asked * vms.vcpus[v] * coreMhz * factor;
}

/**
 * Whether a guest cannot work off what waits: a device held it up in the tick before, where old work waits as new work does,
 * or a part of its work is taken from it on purpose.
 */
function cannotCatchUp({ netFraction, diskFraction, throttlePermille }: World['vms'], v: number): boolean {
  return netFraction[v] < ALL || diskFraction[v] < ALL || throttlePermille[v] > 0;
}

/** What a guest may have of what it wants on cores of `coreMhz`: its vCPUs, what throttling leaves it, and its limit. */
function mostMhz(vms: World['vms'], v: number, wantMhz: number, coreMhz: number): number {
  if (wantMhz === 0 || vms.memoryBlocked[v] === 1) return 0;
  const whole = Math.min(wantMhz, vms.vcpus[v] * coreMhz);
  const throttled = vms.throttlePermille[v] === 0 ? whole : whole * (1 - vms.throttlePermille[v] / 1000);
  return vms.limitMhz[v] > 0 ? Math.min(throttled, vms.limitMhz[v]) : throttled;
}

/** The most that a guest may have on its host now, if it wants it, MHz. */
export function allItMayHaveMhz({ vms, hosts }: World, v: number): number {
  const h = vms.host[v];
  return mostMhz(vms, v, Infinity, hosts.coreMhz[h] * hosts.clockFactor[h]);
}

/** What a guest would run of what is due to it if no limit held it back, MHz: what it is ready for. */
export function readyForMhz(vms: World['vms'], v: number, claimMhz: number, clockMhz: number): number {
  if (vms.limitMhz[v] === 0 || claimMhz < vms.limitMhz[v]) return claimMhz;
  const whole = Math.min(vms.wantMhz[v], vms.vcpus[v] * clockMhz) * (1 - vms.throttlePermille[v] / 1000);
  return Math.max(claimMhz, whole);
}

/** The claims of a host's guests as `wantCycles` answers them, after `waitForDevices`. */
export function claimCycles(world: World, { start, vm }: ByHost, host: number): Claims {
  const { dueMhz, reservationMhz, shares } = world.vms;
  const slow = world.hosts.clockFactor[host] < 1;
  claims = emptied(claims, start[host + 1] - start[host]);
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    addClaim(claims, reservationMhz[v], slow ? slowedMhz(world, v, host) : dueMhz[v], shares[v]);
  }
  return claims;
}

/** Number of vCPUs that want to run at once, on average. */
export function runnableVcpus({ count, ceiling }: Claims, clockMhz: number): number {
  let mhz = 0;
  for (let k = 0; k < count; k++) mhz += ceiling[k];
  return clockMhz > 0 ? mhz / clockMhz : 0;
}

/**
 * Says anew what is due to guests that may wait for their network or disk, or are held if that counts: work that cannot be
 * done needs no cycles. Answers whether that is something else than it was.
 */
export function waitForDevices(
  { vms, hosts }: World,
  { start, vm }: ByHost,
  host: number,
  heldCounts: boolean,
): boolean {
  const { netFraction, diskFraction, heldFraction, dueMhz, wantMhz, state } = vms;
  const coreMhz = hosts.coreMhz[host];
  let changes = false;
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (state[v] !== RUNNING) continue;
    const through = heldCounts && heldFraction[v] === 1 ? 0 : Math.min(netFraction[v], diskFraction[v]);
    const may = mostMhz(vms, v, wantMhz[v], coreMhz);
    const due = through >= ALL ? may : Math.min(may, usableMhz(vms, v, coreMhz, through));
    if (Math.abs(due - dueMhz[v]) <= ROUNDING * may) continue;
    hosts.dueMhz[host] += due - dueMhz[v];
    dueMhz[v] = due;
    changes = true;
  }
  return changes;
}

/** Cycles that a guest can use while only a part of its work gets through its devices, MHz. */
function usableMhz(vms: World['vms'], v: number, coreMhz: number, through: number): number {
  const perWork = vms.taxFactor[v] / (vms.cpuFactor[v] * vms.noiseFactor[v]);
  return through * vms.load[v] * vms.vcpus[v] * coreMhz * perWork;
}
