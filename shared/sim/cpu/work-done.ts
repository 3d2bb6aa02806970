import { simulates, type World } from '../kernel/world.ts';

/**
 * Native work that a guest does with the cycles it got, in vCPU-seconds a second, before it waits for memory: what it can
 * send, read and write for (rule CPU-14).
 */
export function workOfCycles({ vms, hosts }: World, v: number): number {
  const { gotMhz, taxFactor, cpuFactor, noiseFactor, host } = vms;
  if (gotMhz[v] === 0) return 0;
  return (gotMhz[v] / (taxFactor[v] * hosts.coreMhz[host[v]])) * cpuFactor[v] * noiseFactor[v];
}

/** The work that its cycles let a guest do, as a part of the work that is offered to it. */
export function offeredPart(world: World, v: number): number {
  const { vms } = world;
  if (vms.load[v] === 0 || !simulates(world, 'cpu')) return 1;
  return Math.min(1, workOfCycles(world, v) / (vms.vcpus[v] * vms.load[v]));
}

/** Part of its work that a guest gets done while it waits for memory or for whoever holds it, as in the tick before. */
export function progress(vms: World['vms'], v: number): number {
  if (vms.memoryBlocked[v] === 1) return 0;
  return (1 - vms.stallFraction[v]) * (1 - vms.balloonCost[v]) * (1 - vms.heldFraction[v]);
}

/**
 * Part of its vCPUs that a guest really works for, natively: what it writes, reads and sends follows this. In a world
 * without a CPU system everybody does what is asked of it.
 */
export function workRate(world: World, v: number): number {
  const { vms } = world;
  const ofVcpus = simulates(world, 'cpu') ? workOfCycles(world, v) / vms.vcpus[v] : vms.load[v];
  return ofVcpus * progress(vms, v);
}
