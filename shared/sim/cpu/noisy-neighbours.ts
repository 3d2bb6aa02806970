import { NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES, WORKLOADS } from '../kernel/codes/index.ts';
import { pow } from '../kernel/det-math.ts';
import { normal } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { NOISE_SHARES, NOISE_SPREAD, NOISY_RESOURCES, type NoisyResource } from './noise-resources.ts';

const RUNNING = VM_STATES.indexOf('running');
/** What is left of the noise after a minute; design value. */
const KEPT_A_MINUTE = 0.9;
const MINUTE_S = 60;
/** Load of the others on a host at which noise is as measured; three times that is the most it grows. Design values. */
const REFERENCE_LOAD = 0.25;
const MOST_SCALE = 3;
/** A resource never gets slower than this by noise alone. */
const LEAST_SPEED = 0.2;
/** What a hog takes of a resource's speed from the others per share of the host's cycles that it burns; design values. */
const HOG_HARM: Readonly<Partial<Record<NoisyResource, number>>> = {
  cache: 1.2,
  bandwidth: 1,
  memoryLatency: 0.8,
  disk: 1.5,
};

/** Part of each class's time at the speed of each resource, row by row in the order of `WORKLOADS`. */
const SHARES = Float64Array.from(
  WORKLOADS.flatMap((workload) => NOISY_RESOURCES.map((resource) => NOISE_SHARES[workload][resource] ?? 0)),
);
const SPREADS = Float64Array.from(NOISY_RESOURCES.map((resource) => NOISE_SPREAD[resource]));
const HARMS = Float64Array.from(NOISY_RESOURCES.map((resource) => HOG_HARM[resource] ?? 0));

/** Noise on every host, once every so often: each resource remembers a part of what it was. Every row draws, there or not. */
export function drawHostNoise(world: World, everySeconds: number): void {
  const { hosts, scenario, streams } = world;
  const keep = pow(KEPT_A_MINUTE, Math.max(everySeconds, scenario.tickSeconds) / MINUTE_S);
  const fresh = Math.sqrt(1 - keep * keep);
  for (const resource of NOISY_RESOURCES) {
    const noise = hosts[`${resource}Noise`];
    // A world starts in the middle of things.
    const first = world.tick === 0;
    for (let h = 0; h < hosts.rows; h++) {
      const drawn = normal(streams, 'noise');
      noise[h] = first ? drawn : keep * noise[h] + fresh * drawn;
    }
  }
}

/** How much the others on a VM's host disturb it: 1 = as in the published measurements, 0 = it is alone. */
export function noiseScale({ vms, hosts }: World, v: number): number {
  const host = vms.host[v];
  const capacityMhz = hosts.cores[host] * hosts.coreMhz[host];
  const others = capacityMhz > 0 ? Math.max(0, hosts.usedMhz[host] - vms.gotMhz[v]) / capacityMhz : 0;
  return Math.min(MOST_SCALE, others / REFERENCE_LOAD);
}

/**
 * Speed of a resource (index of `NOISY_RESOURCES`) as a guest sees it, as a multiple of its mean: with the noise that it has on
 * its host now, in standard deviations, so many times as strong as measured, and with hogs of such a load beside it.
 */
export function resourceSpeed(resource: number, noise: number, scale: number, hogLoad: number): number {
  return Math.max(LEAST_SPEED, (1 + SPREADS[resource] * scale * noise) / (1 + HARMS[resource] * hogLoad));
}

/**
 * What neighbours make of a VM's cycles: its class spends parts of its time at the speed of shared resources, each of
 * which is noisy, and slower where a hog has the host.
 */
export function applyInterference(world: World, factor: number): void {
  const { vms, hall, tick } = world;
  const hogs = hall.hogsUntilTick[0] > tick;
  if (hogs) measureHogs(world);
  const columns = NOISY_RESOURCES.map((resource) => world.hosts[`${resource}Noise`]);
  for (let v = 0; v < vms.rows; v++) {
    if (vms.state[v] !== RUNNING || vms.host[v] === NONE) continue;
    const scale = factor > 0 ? factor * noiseScale(world, v) : 0;
    vms.noiseFactor[v] = cycleWorth(world, v, columns, scale, hogs ? hogLoadFor(world, v) : 0);
  }
}

function cycleWorth(
  { vms }: World,
  v: number,
  noises: readonly Float64Array[],
  scale: number,
  hogLoad: number,
): number {
  const host = vms.host[v];
  const row = vms.workload[v] * NOISY_RESOURCES.length;
  let timeSpent = 1;
  for (let r = 0; r < NOISY_RESOURCES.length; r++) {
    const share = SHARES[row + r];
    if (share === 0) continue;
    timeSpent += share * (1 / resourceSpeed(r, noises[r][host], scale, hogLoad) - 1);
  }
  return 1 / timeSpent;
}

/** Share of a host's cycles that its hogs burn, times how strong they are; by host, written anew when there are hogs. */
let burntByHost = new Float64Array(0);

function measureHogs({ vms, hosts, tick }: World): void {
  if (burntByHost.length < hosts.rows) burntByHost = new Float64Array(hosts.rows);
  burntByHost.fill(0);
  for (let v = 0; v < vms.rows; v++) {
    if (vms.hogUntilTick[v] > tick && vms.state[v] === RUNNING) burntByHost[vms.host[v]] += burntBy({ vms, hosts }, v);
  }
}

function hogLoadFor(world: World, v: number): number {
  const { vms, tick } = world;
  const own = vms.hogUntilTick[v] > tick ? burntBy(world, v) : 0;
  return Math.max(0, burntByHost[vms.host[v]] - own);
}

function burntBy({ vms, hosts }: Pick<World, 'vms' | 'hosts'>, v: number): number {
  const host = vms.host[v];
  return (vms.hogFactor[v] * vms.gotMhz[v]) / (hosts.cores[host] * hosts.coreMhz[host]);
}

/** Lets a VM disturb its neighbours until a tick; the stronger of two reasons counts. */
export function startInterference({ vms, hall, events }: World, vm: VmId, factor: number, endsAtTick: number): void {
  if (vms.hogUntilTick[vm] === 0) events.push({ type: 'noisyNeighbour', vm, on: true });
  vms.hogUntilTick[vm] = Math.max(vms.hogUntilTick[vm], endsAtTick);
  vms.hogFactor[vm] = Math.max(vms.hogFactor[vm], factor);
  hall.hogsUntilTick[0] = Math.max(hall.hogsUntilTick[0], endsAtTick);
}

/** Hogs whose time is over are quiet again. */
export function stopInterference({ vms, hall, events, tick }: World): void {
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.hogUntilTick[vm] === 0 || tick < vms.hogUntilTick[vm]) continue;
    vms.hogUntilTick[vm] = 0;
    vms.hogFactor[vm] = 0;
    events.push({ type: 'noisyNeighbour', vm, on: false });
  }
  if (tick < hall.hogsUntilTick[0]) return;
  hall.hogsUntilTick[0] = 0;
  vms.noiseFactor.fill(1);
}

/** A hog wants all that its vCPUs can do. */
export function hogLoads({ vms, tick }: World): void {
  for (let v = 0; v < vms.rows; v++) if (vms.hogUntilTick[v] > tick && vms.state[v] === RUNNING) vms.load[v] = 1;
}
