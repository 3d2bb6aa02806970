import { NONE } from '#shared/ids.ts';
import type { ByHost } from '../../kernel/by-host.ts';
import { isPowered } from '../../kernel/guest-power.ts';
import { ticksOf } from '../../kernel/time.ts';
import type { World } from '../../kernel/world.ts';
import { machineMib } from '../../memory/index.ts';
import type { Nodes } from './numa-nodes.ts';

/** How often a host looks whether a guest should change its node, in seconds (ESX: 2 s; unverified). */
const BALANCE_S = 2;
/** A guest that has changed its node stays there so long, in seconds; design value. */
const STAYS_S = 60;
/** What helps alike, as a part of a node. */
const SAME = 1e-9;

/**
 * The node where a guest should have its memory: the one with the least memory promised, of equals the first. `NONE` when
 * the guest has more vCPUs than a node has cores. A pinned guest has the node of its cores, if they are of one node.
 */
export function chooseHome(vms: World['vms'], nodes: Nodes, v: number): number {
  if (vms.pinnedCores[v] > 0) {
    const first = Math.floor(vms.pinnedFirst[v] / nodes.nodeCores);
    const last = Math.floor((vms.pinnedFirst[v] + vms.pinnedCores[v] - 1) / nodes.nodeCores);
    return first === last && first < nodes.count ? first : NONE;
  }
  if (vms.vcpus[v] > nodes.nodeCores) return NONE;
  return leastOf(nodes.promisedMib, nodes.count);
}

/**
 * Every few seconds, moves one guest from the fullest node to the emptiest if less is too much there and here then. Of those
 * that help alike it is the one with the least memory to follow.
 */
export function balanceNodes(world: World, { start, vm }: ByHost, host: number, nodes: Nodes): void {
  const { vms, tick, scenario } = world;
  if (tick % ticksOf(scenario, BALANCE_S) !== 0) return;
  const from = fullest(nodes);
  if (from === NONE) return;
  const to = emptiest(nodes, from);
  const now = excess(nodes, from, 0, 0) + excess(nodes, to, 0, 0);
  let [best, bestLeft, bestMib] = [NONE, now, 0];
  for (let i = start[host]; i < start[host + 1]; i++) {
    const v = vm[i];
    if (!mayMove(world, v, from)) continue;
    const left = leftAfter(vms, nodes, v, from, to);
    const mib = machineMib(vms, v);
    const better = left < bestLeft - SAME || (left < bestLeft + SAME && best !== NONE && mib < bestMib);
    if (better) [best, bestLeft, bestMib] = [v, left, mib];
  }
  if (best !== NONE) rehome(world, nodes, best, from, to);
}

function mayMove({ vms, tick, scenario }: World, v: number, from: number): boolean {
  if (!isPowered(vms, v) || vms.numaNode[v] !== from || vms.pinnedCores[v] > 0) return false;
  return vms.rehomedAtTick[v] === 0 || tick - vms.rehomedAtTick[v] >= ticksOf(scenario, STAYS_S);
}

/** How far two nodes are too full in the end, if a guest goes from one to the other. */
function leftAfter(vms: World['vms'], nodes: Nodes, v: number, from: number, to: number): number {
  const mib = machineMib(vms, v);
  const mhz = vms.gotMhz[v];
  return excess(nodes, from, -mib, -mhz) + excess(nodes, to, mib, mhz);
}

/** Takes a guest to another node; its memory follows. */
function rehome({ vms, tick }: World, nodes: Nodes, v: number, from: number, to: number): void {
  const mib = machineMib(vms, v);
  for (const [node, sign] of [
    [from, -1],
    [to, 1],
  ]) {
    nodes.heldMib[node] += sign * mib;
    nodes.promisedMib[node] += sign * vms.memMib[v];
    nodes.usedMhz[node] += sign * vms.gotMhz[v];
  }
  vms.numaNode[v] = to;
  vms.farMib[v] = mib;
  vms.rehomedAtTick[v] = Math.max(1, tick);
}

/** How far a node is too full, as a part of itself, once so much is added to it: memory and cycles count alike. */
function excess(nodes: Nodes, node: number, mib: number, mhz: number): number {
  const memory = (nodes.heldMib[node] + mib) / nodes.nodeMib - 1;
  const cycles = nodes.nodeMhz > 0 ? (nodes.usedMhz[node] + mhz) / nodes.nodeMhz - 1 : 0;
  return Math.max(0, memory) + Math.max(0, cycles);
}

/** The node that is too full by most, or `NONE`. */
function fullest(nodes: Nodes): number {
  let [worst, most] = [NONE, 0];
  for (let n = 0; n < nodes.count; n++) if (excess(nodes, n, 0, 0) > most) [worst, most] = [n, excess(nodes, n, 0, 0)];
  return worst;
}

/** The node with most memory free, other than `but`. */
function emptiest(nodes: Nodes, but: number): number {
  let best: number = NONE;
  for (let n = 0; n < nodes.count; n++) {
    if (n !== but && (best === NONE || nodes.heldMib[n] < nodes.heldMib[best])) best = n;
  }
  return best;
}

function leastOf(column: Float64Array, count: number): number {
  let least = 0;
  for (let n = 1; n < count; n++) if (column[n] < column[least]) least = n;
  return least;
}
