import { NONE } from '#shared/ids.ts';
import { askedOfDisks, progress } from '../cpu/index.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import { normal } from '../kernel/random.ts';
import { hourAt, SECOND_S, ticksOf } from '../kernel/time.ts';
import { simulates, type World } from '../kernel/world.ts';
import { diskPathMs } from '../virtualization/index.ts';
import { shareTime } from './disk-contention.ts';
import { INCLUDED_MS, responseMs } from './disk-devices.ts';
import { allowedIops, nextTokens } from './iops-caps.ts';
import { mirrorWrites } from './moving-disks.ts';
import { chainDepth, chainReadFactor, chainWriteFactor } from './snapshot-chain.ts';

const RUNNING = VM_STATES.indexOf('running');
const BOOTING = VM_STATES.indexOf('booting');
const AMPLE = 0;
/** What buffers of its host make of a local disk: spread of its speed (10–37 % in TUNA, EuroSys 2025), and least part of it. */
const LOCAL_SPREAD = 0.2;
const LEAST_SPEED = 0.3;
const HOURS_PER_DAY = 24;

let wanted = new Float64Array(64);
let asked = new Float64Array(64);
let taken = new Float64Array(1);
/** Time of each datastore that a small request takes, s. */
let secondsPerRequest = new Float64Array(1);

/** Whether any VM’s disk can be in anybody’s way; if not, all are served at once and nothing has to be worked out. */
export function isDiskQuiet({ datastores, vms, scenario }: World): boolean {
  if (scenario.bootWork !== undefined) return false;
  for (let d = 0; d < datastores.rows; d++) {
    if (datastores.kind[d] !== AMPLE || datastores.host[d] !== NONE || datastores.bulkClaims[d] > 0) return false;
  }
  const { snapshots, iopsCap, base, rows } = vms;
  for (let v = 0; v < rows; v++) if (snapshots[v] + iopsCap[v] !== 0 || base[v] !== NONE) return false;
  return true;
}

/** Everybody’s disk does what is asked of it; only the way to it takes time. */
export function serveAll(world: World): void {
  const { vms, datastores } = world;
  vms.diskFraction.fill(1);
  const { state, readsPerRequest, diskLatencyMs, rows } = vms;
  for (let v = 0; v < rows; v++) {
    diskLatencyMs[v] = state[v] === RUNNING ? readsPerRequest[v] * diskPathMs(world, v) : 0;
  }
  vms.diskIops.fill(0);
  datastores.utilisation.fill(0);
  for (let d = 0; d < datastores.rows; d++) datastores.latencyExactMs[d] = INCLUDED_MS;
}

/** Shares the time of every datastore among guests, boots, swapping and bulk work, and says how long a request takes. */
export function serveDisks(world: World): void {
  makeRoom(world);
  bufferLocalDisks(world);
  countBackups(world);
  serveAsked(world);
}

/** Shares the time of every datastore for what is asked of it now; may be done again in a tick when that changes. */
export function serveAsked(world: World): void {
  for (let d = 0; d < world.datastores.rows; d++) secondsPerRequest[d] = 1 / iopsOf(world, d);
  taken.fill(0);
  takeSwapping(world);
  mirrorWrites(world, taken, iopsOf);
  askAll(world);
  shareTime(world, wanted, taken);
  for (let d = 0; d < world.datastores.rows; d++) measureLatency(world, d);
  answerAll(world);
}

function makeRoom({ vms, datastores }: World): void {
  if (wanted.length < vms.rows) {
    wanted = new Float64Array(vms.rows);
    asked = new Float64Array(vms.rows);
  }
  if (taken.length < datastores.rows) {
    taken = new Float64Array(datastores.rows);
    secondsPerRequest = new Float64Array(datastores.rows);
  }
}

/** Buffered requests to a disk inside a host take now less, now more of its time. One draw a second and disk. */
function bufferLocalDisks(world: World): void {
  const { datastores, streams, scenario, tick } = world;
  if (tick % ticksOf(scenario, SECOND_S) !== 0) return;
  for (let d = 0; d < datastores.rows; d++) {
    if (datastores.host[d] === NONE) continue;
    datastores.speedFactor[d] = Math.max(LEAST_SPEED, 1 + LOCAL_SPREAD * normal(streams, 'disks'));
  }
}

/** A host that swaps to the disk inside it has taken that time already. */
function takeSwapping(world: World): void {
  const { datastores, hosts } = world;
  for (let d = 0; d < datastores.rows; d++) {
    const host = datastores.host[d];
    if (host !== NONE) taken[d] = Math.min(1, hosts.swapIops[host] / iopsOf(world, d));
  }
}

/** A nightly backup is one more bulk reader. */
function countBackups({ datastores, scenario, tick }: World): void {
  const specs = scenario.datastores;
  if (specs === undefined) return;
  const hour = hourAt(scenario, tick);
  for (let d = 0; d < datastores.rows; d++) {
    const backup = specs[d].backup;
    if (backup === undefined) continue;
    const since = hour - backup.fromHour;
    if ((since < 0 ? since + HOURS_PER_DAY : since) < backup.hours) datastores.bulkClaims[d] += 1;
  }
}

/** Small requests a second that a datastore can do now. */
function iopsOf({ datastores }: World, d: number): number {
  return datastores.iops[d] * datastores.speedFactor[d];
}

/** What every VM asks of its disk for the work that it does, and which part of its datastore’s time that is. */
function askAll(world: World): void {
  const { state, readIops, writeIops, snapshots, base, iopsCap, datastore, rows } = world.vms;
  for (let v = 0; v < rows; v++) {
    asked[v] = 0;
    wanted[v] = 0;
    if (state[v] !== RUNNING) {
      if (state[v] === BOOTING) askForBoot(world, v);
      continue;
    }
    const plain = snapshots[v] === 0 && base[v] === NONE;
    const writes = plain ? writeIops[v] : writeIops[v] / chainWriteFactor(chainDepth(world.vms, v));
    asked[v] = askedRate(world, v) * (readIops[v] + writes);
    wanted[v] = (iopsCap[v] === 0 ? asked[v] : capped(world, v)) * secondsPerRequest[datastore[v]];
  }
}

/** A boot reads one thing after the other, so it asks as fast as it would be answered if it were alone. */
function askForBoot(world: World, v: number): void {
  const { vms, datastores } = world;
  const d = vms.datastore[v];
  if (vms.bootLeft[v] <= 0) return;
  asked[v] = (1000 * datastores.speedFactor[d]) / responseMs(datastores.kind[d], 0);
  wanted[v] = (vms.iopsCap[v] === 0 ? asked[v] : capped(world, v)) * secondsPerRequest[d];
}

/** What its cap lets through of what a VM asks. */
function capped({ vms, scenario }: World, v: number): number {
  return Math.min(asked[v], allowedIops(vms.iopsCap[v], vms.diskTokens[v], scenario.tickSeconds));
}

function measureLatency({ datastores }: World, d: number): void {
  datastores.latencyExactMs[d] = responseMs(datastores.kind[d], datastores.utilisation[d]) / datastores.speedFactor[d];
}

/** What every VM gets of what it asked, and how long its requests wait for it. */
function answerAll(world: World): void {
  const { vms } = world;
  const { datastore, diskIops, diskFraction, diskLatencyMs, state, readsPerRequest, rows } = vms;
  for (let v = 0; v < rows; v++) {
    const done = wanted[v] / secondsPerRequest[datastore[v]];
    diskIops[v] = done;
    diskFraction[v] = asked[v] > 0 ? servedPart(world, v, done / asked[v]) : 1;
    diskLatencyMs[v] = state[v] === RUNNING && readsPerRequest[v] > 0 ? addedMs(world, v) : 0;
  }
}

/** The work for which requests are served, as a part of the work that is offered: all of it where only rounding is missing. */
function servedPart(world: World, v: number, part: number): number {
  if (part > 1 - 1e-12) return 1;
  const { load, vcpus } = world.vms;
  if (load[v] === 0 || !simulates(world, 'cpu')) return part;
  return part * Math.min(1, askedOfDisks(v) / (vcpus[v] * load[v]));
}

/** Part of its vCPUs for which a guest asks its disk. */
function askedRate(world: World, v: number): number {
  const { vms } = world;
  return (simulates(world, 'cpu') ? askedOfDisks(v) / vms.vcpus[v] : vms.load[v]) * progress(vms, v);
}

/** What capped disks were let through is gone from what they had saved up. */
export function spendTokens({ vms, scenario }: World): void {
  const { iopsCap, diskTokens, diskIops, rows } = vms;
  for (let v = 0; v < rows; v++) {
    if (iopsCap[v] > 0) diskTokens[v] = nextTokens(iopsCap[v], diskTokens[v], diskIops[v], scenario.tickSeconds);
  }
}

/**
 * What its reads add to a request: their way to the device and back, and what they take there beyond the time that its
 * service time contains already.
 */
function addedMs(world: World, v: number): number {
  const { vms, datastores } = world;
  const depth = chainDepth(vms, v);
  const ownMs = datastores.latencyExactMs[vms.datastore[v]];
  const readMs = depth === 0 ? ownMs : ownMs * chainReadFactor(depth);
  return vms.readsPerRequest[v] * (diskPathMs(world, v) + Math.max(0, readMs - INCLUDED_MS));
}
