import { NONE } from '#shared/ids.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { isPowered } from '../../kernel/guest-power.ts';
import type { World } from '../../kernel/world.ts';
import { machineMib } from '../../memory/index.ts';
import { moveLoss } from '../core-moves.ts';
import { memoryIntensity } from '../memory-intensity.ts';
import { balanceNodes, chooseHome } from './numa-homes.ts';
import { emptiedNodes, type Nodes } from './numa-nodes.ts';

/**
 * What remote memory costs, at most: a guest all of whose accesses are remote and that does nothing else takes 1.6 times as
 * long (local 91 ns: Azure D8s_v5, AzurePublicDataset; remote 1.5–1.7 times that, unverified).
 */
const REMOTE_COST = 0.6;
/** Speed at which a guest's memory follows it to its new node, MiB/s; design value. */
const FOLLOW_MIB_PER_S = 100;

/** What a cycle is worth to a guest that makes `remote` of its memory accesses to another node. */
export function remoteFactor(remote: number, intensity: number): number {
  return 1 / (1 + REMOTE_COST * remote * intensity);
}

/**
 * The nodes of one host for one tick: gives newcomers a home, weighs each node, moves a guest away from one that is too
 * full, and tells each guest what part of its accesses is remote and what its cycles are worth.
 */
export function runNodes(world: World, index: ByHost, host: number): void {
  const { vms, hosts } = world;
  const { start, vm } = index;
  const nodes = emptiedNodes(hosts, host);
  for (let i = start[host]; i < start[host + 1]; i++) {
    if (isPowered(vms, vm[i])) book(world, nodes, vm[i]);
    else leaveNode(vms, vm[i]);
  }
  balanceNodes(world, index, host, nodes);
  for (let i = start[host]; i < start[host + 1]; i++) if (isPowered(vms, vm[i])) judge(world, nodes, vm[i]);
}

/** A guest without power has no memory and no node. */
function leaveNode(vms: World['vms'], v: number): void {
  vms.numaNode[v] = NONE;
  vms.remoteFraction[v] = 0;
  vms.farMib[v] = 0;
}

/** Counts a guest on its node; one that has none yet is given one, if there is one that it fits into. */
function book({ vms, scenario }: World, nodes: Nodes, v: number): void {
  if (vms.farMib[v] > 0) vms.farMib[v] = stillFar(vms, v, scenario.tickSeconds);
  if (vms.numaNode[v] === NONE || vms.pinnedCores[v] > 0) vms.numaNode[v] = chooseHome(vms, nodes, v);
  const home = vms.numaNode[v];
  const parts = home === NONE ? nodes.count : 1;
  for (let n = home === NONE ? 0 : home, end = n + parts; n < end; n++) {
    nodes.promisedMib[n] += vms.memMib[v] / parts;
    nodes.heldMib[n] += machineMib(vms, v) / parts;
    nodes.usedMhz[n] += vms.gotMhz[v] / parts;
  }
}

function stillFar(vms: World['vms'], v: number, dtS: number): number {
  return Math.max(0, Math.min(vms.farMib[v] - FOLLOW_MIB_PER_S * dtS, machineMib(vms, v)));
}

/** Writes what a guest feels of the nodes: an access is local when both the page and the vCPU are at home. */
function judge({ vms }: World, nodes: Nodes, v: number): void {
  const home = vms.numaNode[v];
  const elsewhere = home === NONE ? 0 : overflow(nodes.usedMhz[home], nodes.nodeMhz);
  const remote = home === NONE ? spreadRemote(vms, nodes, v) : homedRemote(vms, nodes, v, elsewhere);
  const intensity = memoryIntensity(vms.workload[v]);
  const moved = vms.pinnedCores[v] > 0 ? 0 : moveLoss(vms.readyFraction[v], elsewhere, intensity);
  vms.remoteFraction[v] = remote;
  // What hidden topology costs was measured on two nodes, so remote memory is part of it.
  vms.cpuFactor[v] = Math.min(vms.cpuFactor[v], remoteFactor(remote, intensity)) * (1 - moved);
}

/** A guest wider than a node: of `k` nodes each vCPU finds one kth of the memory on its own. Pinned, its kernel knows them. */
function spreadRemote(vms: World['vms'], nodes: Nodes, v: number): number {
  if (vms.pinnedCores[v] > 0) return 0;
  return 1 - 1 / Math.min(nodes.count, Math.ceil(vms.vcpus[v] / nodes.nodeCores));
}

function homedRemote(vms: World['vms'], nodes: Nodes, v: number, elsewhere: number): number {
  const home = vms.numaNode[v];
  const near = (1 - overflow(nodes.heldMib[home], nodes.nodeMib)) * (1 - elsewhere);
  return vms.farMib[v] === 0 ? 1 - near : 1 - near * Math.max(0, 1 - vms.farMib[v] / machineMib(vms, v));
}

/** Part of what is wanted of a node that it does not have. */
function overflow(wanted: number, has: number): number {
  return wanted > has ? 1 - has / wanted : 0;
}
