import type { ByHost } from '../kernel/by-host.ts';
import { DOM0_STATES, VM_STATES } from '../kernel/codes/index.ts';
import type { Claims } from '../kernel/max-min.ts';
import { simulates, type World } from '../kernel/world.ts';
import { DISK_REQUESTS, DOM0_DISK, DOM0_PACKET, PACKETS, pathNumber } from '../virtualization/index.ts';
import { progress } from './work-done.ts';

const DOM0_RUNNING = DOM0_STATES.indexOf('running');
const RUNNING = VM_STATES.indexOf('running');
/** Steps of the search, and the share of the cycles that may be missing at its end. */
const MAX_STEPS = 40;
const PRECISION = 1e-12;

/** Scratch: claims as they were before anybody shared them out. */
let ceilings = new Float64Array(64);
let floors = new Float64Array(64);
/** Scratch: MHz of the privileged guest for each MHz of a guest. */
let perMhz = new Float64Array(64);

/** Whether a host has a privileged guest at work whose cycles depend on what guests send. */
export function hasBackEnds(world: World, host: number): boolean {
  return world.hosts.dom0State[host] === DOM0_RUNNING && simulates(world, 'network');
}

/**
 * Shares a host's cycles so that they suffice for its guests and for the privileged guest, which works for what these send
 * and not for what they would like to. `share` hands out what is left of the host's cycles when so many MHz are gone; the
 * more are gone, the less the guests send, so there is one point at which both agree. Answers the MHz of the privileged guest.
 */
export function shareWithBackEnds(
  world: World,
  index: ByHost,
  host: number,
  claims: Claims,
  share: (backEndMhz: number) => void,
): number {
  const { hosts } = world;
  const ownMhz = hosts.dom0Vcpus[host] * hosts.coreMhz[host] * hosts.clockFactor[host];
  keep(claims);
  measure(world, index, host);
  const workAt = (backEndMhz: number) => {
    restore(claims);
    share(backEndMhz);
    return Math.min(ownMhz, work(claims));
  };
  const most = workAt(0);
  const least = workAt(most);
  if (most - least <= PRECISION * most) return least;
  return agree(workAt, least, most, ownMhz);
}

/** The point between `low` and `high` at which the work that is asked for is the work that was set aside: false position. */
function agree(workAt: (mhz: number) => number, low: number, high: number, wholeMhz: number): number {
  let [from, to] = [low, high];
  let above = workAt(from) - from;
  let below = workAt(to) - to;
  for (let step = 0; step < MAX_STEPS && above > PRECISION * wholeMhz && to - from > PRECISION * wholeMhz; step++) {
    const mhz = from + ((to - from) * above) / (above - below);
    const missing = workAt(mhz) - mhz;
    if (Math.abs(missing) <= PRECISION * wholeMhz) return mhz;
    // The end that stays is halved, so that it cannot stay for ever (Illinois).
    if (missing > 0) [from, above, below] = [mhz, missing, below / 2];
    else [to, below, above] = [mhz, missing, above / 2];
  }
  workAt(from);
  return from;
}

function keep({ count, ceiling, floor }: Claims): void {
  if (ceilings.length < count) {
    ceilings = new Float64Array(count * 2);
    floors = new Float64Array(count * 2);
    perMhz = new Float64Array(count * 2);
  }
  ceilings.set(ceiling.subarray(0, count));
  floors.set(floor.subarray(0, count));
}

function restore({ count, ceiling, floor }: Claims): void {
  ceiling.set(ceilings.subarray(0, count));
  floor.set(floors.subarray(0, count));
}

/** What each MHz of a guest costs the privileged guest: its packets and requests, by its path. */
function measure({ vms, hosts }: World, { start, vm }: ByHost, host: number): void {
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    perMhz[i - start[host]] = 0;
    if (vms.state[v] !== RUNNING) continue;
    const path = pathNumber(hosts.hypervisor[host], vms.technique[v], vms.ioPath[v]);
    const packets = vms.isolated[v] === 1 ? 0 : PACKETS[vms.workload[v]];
    const cycles = packets * DOM0_PACKET[path] + DISK_REQUESTS[vms.workload[v]] * DOM0_DISK[path];
    const native =
      (vms.cpuFactor[v] * vms.noiseFactor[v] * progress(vms, v)) / (vms.taxFactor[v] * hosts.coreMhz[host]);
    perMhz[i - start[host]] = (cycles * native) / 1e6;
  }
}

function work({ count, granted }: Claims): number {
  let mhz = 0;
  for (let k = 0; k < count; k++) mhz += granted[k] * perMhz[k];
  return mhz;
}
