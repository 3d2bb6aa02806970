import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '../codes.ts';
import { normal } from '../random.ts';
import { BEAT_S, hourAt, ticksOf } from '../time.ts';
import type { World } from '../world.ts';
import { shareTime } from './disk-contention.ts';
import { INCLUDED_MS, responseMs } from './disk-devices.ts';
import { allowedIops, nextTokens } from './iops-caps.ts';
import { mirrorWrites } from './moving-disks.ts';
import { diskPathMs } from './path-tables.ts';
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
  taken.fill(0);
  takeSwapping(world);
  countBackups(world);
  mirrorWrites(world, taken, iopsOf);
  for (let v = 0; v < world.vms.rows; v++) ask(world, v);
  shareTime(world, wanted, taken);
  for (let d = 0; d < world.datastores.rows; d++) measureLatency(world, d);
  for (let v = 0; v < world.vms.rows; v++) answer(world, v);
}

function makeRoom({ vms, datastores }: World): void {
  if (wanted.length < vms.rows) {
    wanted = new Float64Array(vms.rows);
    asked = new Float64Array(vms.rows);
  }
  if (taken.length < datastores.rows) taken = new Float64Array(datastores.rows);
}

/** Buffered requests to a disk inside a host take now less, now more of its time. One draw a beat and disk. */
function bufferLocalDisks(world: World): void {
  const { datastores, streams, scenario, tick } = world;
  if (tick % ticksOf(scenario, BEAT_S) !== 0) return;
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

/** What a VM asks of its disk, and which part of the datastore’s time that is. */
function ask(world: World, v: number): void {
  const { vms, datastores, scenario } = world;
  const state = vms.state[v];
  wanted[v] = 0;
  asked[v] = 0;
  if (state !== RUNNING && state !== BOOTING) return;
  const d = vms.datastore[v];
  if (state === BOOTING) {
    // A boot reads one thing after the other, so it asks as fast as it would be answered if it were alone.
    if (vms.bootLeft[v] > 0) asked[v] = (1000 * datastores.speedFactor[d]) / responseMs(datastores.kind[d], 0);
  } else asked[v] = vms.load[v] * (vms.readIops[v] + vms.writeIops[v] / chainWriteFactor(chainDepth(vms, v)));
  const cap = vms.iopsCap[v];
  const most = cap > 0 ? Math.min(asked[v], allowedIops(cap, vms.diskTokens[v], scenario.tickSeconds)) : asked[v];
  wanted[v] = most / iopsOf(world, d);
}

function measureLatency({ datastores }: World, d: number): void {
  datastores.latencyExactMs[d] = responseMs(datastores.kind[d], datastores.utilisation[d]) / datastores.speedFactor[d];
}

function answer(world: World, v: number): void {
  const { vms, scenario } = world;
  const cap = vms.iopsCap[v];
  const doneIops = wanted[v] * iopsOf(world, vms.datastore[v]);
  if (cap > 0) vms.diskTokens[v] = nextTokens(cap, vms.diskTokens[v], doneIops, scenario.tickSeconds);
  vms.diskIops[v] = doneIops;
  vms.diskFraction[v] = asked[v] > 0 ? servedPart(doneIops / asked[v]) : 1;
  vms.diskLatencyMs[v] = addedMs(world, v);
}

/** All of it, where only rounding is missing. */
function servedPart(part: number): number {
  return part > 1 - 1e-12 ? 1 : part;
}

/**
 * What its reads add to a request: their way to the device and back, and what they take there beyond the time that its
 * service time contains already.
 */
function addedMs(world: World, v: number): number {
  const { vms, datastores } = world;
  if (vms.state[v] !== RUNNING || vms.readsPerRequest[v] === 0) return 0;
  const readMs = datastores.latencyExactMs[vms.datastore[v]] * chainReadFactor(chainDepth(vms, v));
  return vms.readsPerRequest[v] * (diskPathMs(world, v) + Math.max(0, readMs - INCLUDED_MS));
}
