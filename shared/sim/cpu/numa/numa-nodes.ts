import type { World } from '../../kernel/world.ts';

/** Scratch: the nodes of the host at hand, and what its guests have put on each. All nodes of a host are alike. */
export interface Nodes {
  count: number;
  /** Of one node: cores, cycles that guests can get, memory beside its part of the hypervisor's. */
  nodeCores: number;
  nodeMhz: number;
  nodeMib: number;
  promisedMib: Float64Array;
  heldMib: Float64Array;
  usedMhz: Float64Array;
}

const column = () => new Float64Array(8);

let nodes: Nodes = {
  count: 0,
  nodeCores: 0,
  nodeMhz: 0,
  nodeMib: 0,
  promisedMib: column(),
  heldMib: column(),
  usedMhz: column(),
};

/** The nodes of a host, with nothing on them. Overwritten by the next call. */
export function emptiedNodes(hosts: World['hosts'], host: number): Nodes {
  const count = hosts.numaNodes[host];
  if (count > nodes.heldMib.length) {
    const grown = () => new Float64Array(count);
    nodes = { ...nodes, promisedMib: grown(), heldMib: grown(), usedMhz: grown() };
  }
  nodes.count = count;
  nodes.nodeCores = nodeCores(hosts, host);
  nodes.nodeMhz = hosts.capacityMhz[host] / count;
  nodes.nodeMib = (hosts.memMib[host] - hosts.hypervisorMib[host]) / count;
  nodes.promisedMib.fill(0);
  nodes.heldMib.fill(0);
  nodes.usedMhz.fill(0);
  return nodes;
}

/** Cores of one node of a host. */
function nodeCores(hosts: { cores: Int32Array; numaNodes: Int32Array }, host: number): number {
  return Math.max(1, Math.floor(hosts.cores[host] / hosts.numaNodes[host]));
}
