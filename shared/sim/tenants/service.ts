import { lostFraction, nextBacklog, serviceSeconds } from '../cpu/backlog.ts';
import { boostedWakeUpMs } from '../cpu/cpu-capacity.ts';
import { HOST_STATES } from '../kernel/codes/index.ts';
import { ewmaWeight } from '../kernel/det-math.ts';
import { isUp } from '../kernel/guest-power.ts';
import type { World } from '../kernel/world.ts';
import { meanLatencyMs, p95LatencyMs } from './demand/latency.ts';
import { absence, largestLoss } from './losses.ts';

const ON = HOST_STATES.indexOf('on');

/** Time constant of all averages that a player sees, in seconds (2.5 beats; design value). */
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
  vms.speed[v] = Math.min(1, served) * undisturbed;
  vms.speedAverage[v] += w * (vms.speed[v] - vms.speedAverage[v]);
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
  const unthrottled = 1 - vms.throttlePermille[v] / 1000;
  const nativeMhz = (vms.availableMhz[v] / vms.taxFactor[v]) * undisturbed * unthrottled * cycleWorth(vms, v);
  const speed = nativeMhz / (vcpus * hosts.coreMhz[vms.host[v]]);
  const arriving = (vms.load[v] * vcpus) / serviceS;
  const carried = arriving * Math.min(vms.netFraction[v], vms.diskFraction[v]);
  const served = carried < arriving ? Math.min(carried, (speed * vcpus) / serviceS) : (speed * vcpus) / serviceS;
  const lost = lostFraction(vms.backlog[v], arriving, served, scenario.tickSeconds);
  vms.backlog[v] = nextBacklog(vms.backlog[v], arriving, served, scenario.tickSeconds);
  const queueS = served > 0 ? vms.backlog[v] / served : 0;
  const latencyMs = p95LatencyMs(
    meanLatencyMs(serviceS * 1000, vcpus, vms.load[v], speed),
    queueS + wakeUpSeconds(world, v) + (vms.netLatencyMs[v] + vms.diskLatencyMs[v]) / 1000,
  );
  vms.latencyExactMs[v] += weight * (latencyMs - vms.latencyExactMs[v]);
  vms.lossFraction[v] += weight * (lost - vms.lossFraction[v]);
}

/** A guest that gets all it wants is let in front when it wakes up; others wait for their turn, but not on their own cores. */
function wakeUpSeconds({ vms, hosts }: World, v: number): number {
  if (vms.pinnedCores[v] >= vms.vcpus[v]) return 0;
  const busyMs = hosts.wakeUpMs[vms.host[v]];
  const starved = vms.gotMhz[v] < vms.wantMhz[v];
  return (starved ? busyMs : boostedWakeUpMs(busyMs, hosts.sliceMs[vms.host[v]])) / 1000;
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
