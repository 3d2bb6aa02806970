import { indexByHost } from '../../kernel/by-host.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { BLIND_FACTOR, isBlind } from './hidden-topology.ts';
import { runNodes } from './numa.ts';

const ON = HOST_STATES.indexOf('on');

/** System of the tick: what a cycle is worth to a guest where it runs: remote memory, moves between cores, hidden topology. */
export function locality(world: World): void {
  const { vms, hosts } = world;
  vms.cpuFactor.fill(1);
  for (let v = 0; v < vms.rows; v++) if (isBlind(vms, v)) vms.cpuFactor[v] = BLIND_FACTOR;
  if (!hasNodes(hosts)) return;
  const index = indexByHost(world);
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.numaNodes[h] > 1 && hosts.state[h] === ON) runNodes(world, index, h);
  }
}

/** Whether any host has more than one node. */
function hasNodes({ numaNodes, rows }: World['hosts']): boolean {
  for (let h = 0; h < rows; h++) if (numaNodes[h] > 1) return true;
  return false;
}
