import { NONE } from '#shared/ids.ts';
import { PAGES_PER_MIB } from '#shared/units.ts';
import { ownsDevice } from '../../capabilities/index.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { SHARING_POLICIES, TENANT_ZONES } from '../../kernel/codes/index.ts';
import { ewmaWeight } from '../../kernel/det-math.ts';
import { isUp } from '../../kernel/guest-power.ts';
import type { World } from '../../kernel/world.ts';
import { residentMib } from '../guest-memory.ts';
import { basisMib, LADDERS } from '../memory-states.ts';
import { clearsMemory, shareZeroPages, zeroMib } from './zero-pages.ts';

/**
 * Scanners. ESX looks at 450 pages/s of every VM (Gupta et al., CACM 2010, §5.2 footnote) and merges on the way. KSM
 * looks at 100 pages every 20 ms of the whole host, and only the second pass merges (Linux, admin-guide/mm/ksm).
 */
const SCANNERS = {
  esx: { pagesPerSecond: 450, of: 'guest', passesBeforeMerging: 0 },
  ksm: { pagesPerSecond: 5000, of: 'host', passesBeforeMerging: 1 },
} as const;

/** Part of all guests' pages that is alike across tenants: heterogeneous guests (design value after the same paper). */
const COMMON_TO_ALL = 0.1;
/** Speed at which large pages are broken into small ones that can be shared, MiB/s; design value. */
const BREAK_MIB_PER_S = 190;
/** Free memory at which broken pages become large again, as a multiple of the level at which they are broken; design value. */
const WHOLE_AGAIN = 1.1;
/** A shared page is written to, and so copied, once in this time; design value. */
const WRITTEN_AFTER_S = 600;
/** Where sharing is switched off, pages part this fast; design value. */
const PARTED_AFTER_S = 20;
/** CPU time of merging a page and of copying one on write (Gupta et al., CACM 2010, Table 2: 6.2 and 25.1 µs). */
const MERGE_US = 6.2;
const COPY_US = 25.1;
/** CPU time of looking at a page; design value that keeps scanning below the 1 % measured by Waldspurger, OSDI 2002. */
const SCAN_US = 0.5;

const OFF = SHARING_POLICIES.indexOf('off');
const ALL = SHARING_POLICIES.indexOf('all');

const COMMON = TENANT_ZONES.indexOf('common');

let guestsOfTenant = new Int32Array(16);
/** Running guests of the host whose pages may be those of another tenant's. */
let guestsInCommon = 0;
/** Scratch: how the host at hand is scanned in this tick, and the CPU time that looking at one guest takes, s/s. */
const scan = { up: 0, scans: false, passS: 0, mergingFrom: 0, perGuestS: 0 };

/**
 * Part of a guest's pages that sharing saves once every page was looked at: of what `copies` guests have in common, one
 * copy stays (Waldspurger, OSDI 2002, Fig. 4: 67 % in common, 60 % saved with ten guests).
 */
export function savedShare(common: number, copies: number): number {
  return copies < 1 ? 0 : common * (1 - 1 / copies);
}

/** Seconds in which a scanner looks once at every page; one that stands still never does. */
function scanPassS(pages: number, pagesPerSecond: number): number {
  return pagesPerSecond === 0 ? Number.POSITIVE_INFINITY : pages / pagesPerSecond;
}

/** Shares pages among the guests of a host for one tick; answers the CPU time it took, in seconds per second. */
export function sharePages(world: World, index: ByHost, host: number): number {
  const { hosts, scenario } = world;
  const policy = scenario.policies.rungs.sharing ? hosts.sharing[host] : OFF;
  const scans = policy !== OFF && scanRate(world) > 0 && scansAt(world, host);
  hosts.brokenPages[host] = hosts.largePages[host] === 1 && staysBroken(world, host, scans) ? 1 : 0;
  const up = countGuests(world, index, host);
  const scanner = scannerOf(world);
  scan.up = up;
  scan.scans = scans;
  scan.passS = scans ? scanPassS(pagesToScan(world, index, host, up), scanRate(world)) : 0;
  scan.mergingFrom = scanner.passesBeforeMerging;
  scan.perGuestS = (scanRate(world) / (scanner.of === 'guest' ? 1 : up)) * SCAN_US * 1e-6;
  let cpuS = 0;
  for (let i = index.start[host]; i < index.start[host + 1]; i++) {
    const v = index.vm[i];
    // Where a device writes by itself, no page can be one of several guests.
    cpuS += shareOne(world, v, ownsDevice(world.vms, v) ? OFF : policy);
  }
  forgetGuests(world, index, host);
  return cpuS;
}

function scansAt(world: World, host: number): boolean {
  return !hidesPages(world, host) || world.hosts.freeExactMib[host] < breaksBelowMib(world, host);
}

/** Free memory below which large pages are broken into small ones that can be shared, in MiB. */
function breaksBelowMib({ hosts, scenario }: World, host: number): number {
  const ladder = LADDERS[scenario.policies.ladder];
  return ladder.goal * basisMib(ladder, hosts.memMib[host]);
}

/** Broken pages become large again only some way above the level at which they were broken. */
function staysBroken(world: World, host: number, breaks: boolean): boolean {
  const { brokenPages, freeExactMib } = world.hosts;
  return breaks || (brokenPages[host] === 1 && freeExactMib[host] < WHOLE_AGAIN * breaksBelowMib(world, host));
}

/** Whether the pages that a host backs its guests with hide from the scanner what is alike: large ones are never equal. */
function hidesPages({ hosts }: World, host: number): boolean {
  return hosts.largePages[host] === 1;
}

function scannerOf({ scenario }: World) {
  return SCANNERS[scenario.policies.scanner ?? 'esx'];
}

function scanRate(world: World): number {
  return world.scenario.policies.scanPagesPerSecond ?? scannerOf(world).pagesPerSecond;
}

/** Pages in one pass: of a guest of average size, or of all guests. */
function pagesToScan(world: World, { start, vm }: ByHost, host: number, up: number): number {
  let mib = 0;
  for (let i = start[host]; i < start[host + 1]; i++) if (isUp(world.vms, vm[i])) mib += world.vms.memMib[vm[i]];
  return (mib * PAGES_PER_MIB) / (scannerOf(world).of === 'guest' ? Math.max(1, up) : 1);
}

/** Moves one guest's saved memory towards what the policy allows; answers CPU seconds per second. */
function shareOne(world: World, v: number, policy: number): number {
  const { vms, scenario } = world;
  const dtS = scenario.tickSeconds;
  const commonMib = Math.max(0, vms.savedExactMib[v] - vms.zeroSavedMib[v]);
  const clearedMib = clearsMemory(vms, v) ? shareZeroPages(vms, v, policy !== OFF, zeroPasses(world, v, scan.up)) : 0;
  if (!isUp(vms, v)) return settle(world, v, clearedMib);
  const usedMib = residentMib(vms, v) - zeroMib(vms, v);
  const goalMib = usedMib * (policy === OFF ? 0 : commonShare(world, v, policy));
  if (commonMib > goalMib) {
    const left = goalMib + (commonMib - goalMib) * (1 - ewmaWeight(dtS, PARTED_AFTER_S));
    return settle(world, v, clearedMib + left);
  }
  if (!scan.scans)
    return clearedMib === vms.savedExactMib[v] - commonMib ? 0 : settle(world, v, clearedMib + commonMib);
  const mergingS = mergingSeconds(world, v);
  const gainMib = Math.min((goalMib - commonMib) * ewmaWeight(mergingS, scan.passS), smallPagesMib(world, v));
  return scan.perGuestS + settle(world, v, clearedMib + commonMib + gainMib);
}

/** Part of a pass over one guest that a scanner makes in a tick, looking for cleared pages only. */
function zeroPasses(world: World, v: number, up: number): number {
  const pages = world.vms.memMib[v] * PAGES_PER_MIB * (scannerOf(world).of === 'guest' ? 1 : Math.max(1, up));
  return world.scenario.tickSeconds / scanPassS(pages, scanRate(world));
}

/** Time within this tick after the passes that only look. */
function mergingSeconds({ vms, scenario }: World, v: number): number {
  const passesNow = scenario.tickSeconds / scan.passS;
  vms.scanPasses[v] += passesNow;
  return Math.max(0, Math.min(vms.scanPasses[v] - scan.mergingFrom, passesNow)) * scan.passS;
}

/** Memory of a guest that becomes shareable in this tick, because its large pages are broken into small ones, in MiB. */
function smallPagesMib(world: World, v: number): number {
  const { vms, scenario } = world;
  return hidesPages(world, vms.host[v]) ? BREAK_MIB_PER_S * scenario.tickSeconds : vms.memMib[v];
}

/** Part of a guest's resident pages that it may share under this policy, counting guests on the same host only. */
function commonShare({ vms, tenants, scenario }: World, v: number, policy: number): number {
  const tenant = vms.tenant[v];
  if (tenant === NONE) return 0;
  const common = scenario.tenants[tenant].vm.commonFraction;
  const siblings = guestsOfTenant[tenant];
  if (policy !== ALL || tenants.zone[tenant] !== COMMON) return savedShare(common, siblings);
  const toAll = Math.min(common, COMMON_TO_ALL);
  return savedShare(common - toAll, siblings) + savedShare(toAll, guestsInCommon);
}

/** Sets what a guest saves; answers the CPU time of merging and copying, in seconds per second. */
function settle({ vms, scenario }: World, v: number, savedMib: number): number {
  const movedMib = savedMib - vms.savedExactMib[v];
  vms.savedExactMib[v] = savedMib;
  const movedUs = movedMib > 0 ? movedMib * MERGE_US : -movedMib * COPY_US;
  const churnUs = (savedMib / WRITTEN_AFTER_S) * (MERGE_US + COPY_US);
  return (movedUs / scenario.tickSeconds + churnUs) * PAGES_PER_MIB * 1e-6;
}

/** Counts running guests per tenant, and those in the common zone, into the scratch; answers their number. */
function countGuests({ vms, tenants }: World, { start, vm }: ByHost, host: number): number {
  if (guestsOfTenant.length < tenants.rows) guestsOfTenant = new Int32Array(tenants.rows);
  let up = 0;
  guestsInCommon = 0;
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (!isUp(vms, vm[i])) continue;
    up += 1;
    const tenant = vms.tenant[vm[i]];
    if (tenant !== NONE) guestsOfTenant[tenant] += 1;
    if (tenant === NONE || tenants.zone[tenant] === COMMON) guestsInCommon += 1;
  }
  return up;
}

function forgetGuests({ vms }: World, { start, vm }: ByHost, host: number): void {
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (vms.tenant[vm[i]] !== NONE) guestsOfTenant[vms.tenant[vm[i]]] = 0;
  }
}
