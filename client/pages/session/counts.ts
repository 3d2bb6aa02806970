import { HOST_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

export function countVmsRunning({ vms }: OpenWorld): number {
  return count(vms.state, VM_STATES.indexOf('running'));
}

export function countHostsOn({ hosts }: OpenWorld): number {
  return count(hosts.state, HOST_STATES.indexOf('on'));
}

function count(column: Int32Array, wanted: number): number {
  let found = 0;
  for (const value of column) if (value === wanted) found += 1;
  return found;
}
