import { allItMayHaveMhz, boostedWakeUpMs, lostFraction, nextBacklog, serviceSeconds } from '../cpu/index.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { ewmaWeight } from '../kernel/det-math.ts';
import { isUp } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { askedLoad } from './demand/asked-load.ts';
import { p95LatencyMs, p95OfRequestsMs } from './latency.ts';
import { absence, largestLoss } from './loss-cause.ts';

const ON = HOST_STATES.indexOf('on');

/** Less than all by no more than this is rounding. */
const ALL = 1 - 1e-9;
/** Time constant of all averages that a player sees, in seconds (2.5 seconds; design value). */
const SMOOTHING_S = 2.5;

/** System of the tick: what the guests made of their cycles: speed, latency, loss and the largest cause of loss. */
export function service(world: World): void {
  const { vms, hosts, scenario } = world;
  const weight = ewmaWeight(scenario.tickSeconds, SMOOTHING_S);
  for (let v = 0; v < vms.rows; v++) {
    const hostIsOn = vms.host[v] >= 0 && hosts.state[vms.host[v]] === ON;
    if (hostIsOn && isUp(vms, v) && vms.isolated[v] === 0) serve(world, v, weight);
    else rest(world, v, hostIsOn);
  }
}

function serve(world: World, v: number, weight: number): void {
  const { vms } = world;
  // A guest that has just come up starts its averages at what it sees, not at nought.
  const w = vms.served[v] === 0 ? 1 : weight;
  vms.served[v] = 1;
  const undisturbed = keptShare(vms, v);
  const served = Math.min(cpuShare(world, v) * cycleWorth(vms, v), vms.netFraction[v], vms.diskFraction[v]);
  // What is asked beyond the vCPUs is not done; whether its tenant may mind is for the contract to say.
  const done = Math.min(1, served) * undisturbed;
  vms.speed[v] = done * (1 - vms.unmetFraction[v]);
  vms.speedAverage[v] += w * (done - vms.speedAverage[v]);
  answer(world, v, undisturbed, w);
  vms.cause[v] = largestLoss(world, v);
}

/** Part of the time with a CPU in which the guest makes progress. */
function keptShare(vms: World['vms'], v: number): number {
  if (vms.memoryBlocked[v] === 1) return 0;
  const there = (1 - Math.min(1, vms.pausedFraction[v])) * (1 - vms.heldFraction[v]);
  return (1 - vms.stallFraction[v]) * (1 - vms.balloonCost[v]) * there;
}

/** What a cycle does for a guest, beside the tax: remote memory and noisy neighbours make it worth less. */
function cycleWorth(vms: World['vms'], v: number): number {
  return vms.cpuFactor[v] * vms.noiseFactor[v];
}

/** Native work that the guest's cycles bought, as a part of the work offered to it. */
function cpuShare({ vms, hosts }: World, v: number): number {
  const offeredMhz = vms.load[v] * vms.vcpus[v] * hosts.coreMhz[vms.host[v]];
  return offeredMhz <= 0 ? 1 : vms.gotMhz[v] / vms.taxFactor[v] / offeredMhz;
}

/** Requests: who waits, how long, and who gives up. */
function answer(world: World, v: number, undisturbed: number, weight: number): void {
  const { vms, hosts, scenario } = world;
  const serviceS = serviceSeconds(world, v);
  if (serviceS <= 0) return;
  const vcpus = vms.vcpus[v];
  // What it is entitled to counts, not what others leave over: who asks for little on a full host gets it.
  const nativePerMhz = (undisturbed * cycleWorth(vms, v)) / (vms.taxFactor[v] * hosts.coreMhz[vms.host[v]]);
  const entitled = (vms.availableMhz[v] / vcpus) * nativePerMhz;
  const asked = askedLoad(vms, v);
  const arriving = (asked * vcpus) / serviceS;
  const carried = arriving * Math.min(vms.netFraction[v], vms.diskFraction[v]);
  const doable = (entitled * vcpus) / serviceS;
  const served = carried < arriving ? Math.min(carried, doable) : doable;
  const lost = lostFraction(vms.backlog[v], arriving, served, scenario.tickSeconds);
  vms.backlog[v] = nextBacklog(vms.backlog[v], arriving, served, scenario.tickSeconds);
  const queueS = served > 0 ? vms.backlog[v] / served : 0;
  const latencyMs = p95LatencyMs(
    p95OfRequestsMs(serviceS * 1000, asked, serverOf(world, v, entitled, nativePerMhz)),
    queueS + wakeUpSeconds(world, v) + (vms.netLatencyMs[v] + vms.diskLatencyMs[v]) / 1000,
  );
  vms.latencyExactMs[v] += weight * (latencyMs - vms.latencyExactMs[v]);
  vms.lossFraction[v] += weight * (lost - vms.lossFraction[v]);
}

/** Scratch of `serverOf`, written anew for each guest. */
const server = { vcpus: 1, running: 1, sliceMs: 0, turns: 1 };

/**
 * How fast a guest works on its requests. Beyond a slice one that gets all it wants waits half a round before each further
 * one, and nobody is served more slowly than what he is entitled to lets him be.
 */
function serverOf(world: World, v: number, entitled: number, nativePerMhz: number): typeof server {
  const { vms, hosts } = world;
  const sliceMs = hosts.sliceMs[vms.host[v]];
  const running = (allItMayHaveMhz(world, v) / vms.vcpus[v]) * nativePerMhz;
  const slowest = entitled > 0 ? Math.max(1, running / entitled) : 1;
  const halfRounds = 1 + hosts.wakeUpMs[vms.host[v]] / sliceMs;
  server.vcpus = vms.vcpus[v];
  server.running = entitled > 0 ? running : 0;
  server.sliceMs = sliceMs;
  // On cores of its own a guest takes turns with nobody but itself.
  const alone = vms.pinnedCores[v] > 0;
  server.turns = alone || isStarved(vms, v) ? slowest : Math.min(slowest, halfRounds);
  return server;
}

/** A guest that gets all it wants is let in front when it wakes up; others wait for their turn, but not on their own cores. */
function wakeUpSeconds({ vms, hosts }: World, v: number): number {
  if (vms.pinnedCores[v] >= vms.vcpus[v]) return 0;
  const busyMs = hosts.wakeUpMs[vms.host[v]];
  return (isStarved(vms, v) ? busyMs : boostedWakeUpMs(busyMs, hosts.sliceMs[vms.host[v]])) / 1000;
}

/** Whether a guest gets less than it wants of what it may have. */
function isStarved({ gotMhz, dueMhz }: World['vms'], v: number): boolean {
  return gotMhz[v] < dueMhz[v] * ALL;
}

function rest(world: World, v: number, hostIsOn: boolean): void {
  const { vms } = world;
  vms.served[v] = 0;
  vms.speed[v] = 0;
  vms.speedAverage[v] = 0;
  vms.backlog[v] = 0;
  vms.latencyExactMs[v] = 0;
  vms.lossFraction[v] = 0;
  vms.cause[v] = absence(world, v, hostIsOn);
}
