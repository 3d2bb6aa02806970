import type { World } from './world.ts';

/**
 * The VMs of each host, as one list cut into runs: those of host `h` are `vm[start[h]]` … `vm[start[h + 1] − 1]`, in the
 * order of their rows. A VM belongs to the host of its `host` column, whatever its state.
 */
export interface ByHost {
  readonly start: Int32Array;
  readonly vm: Int32Array;
}

const indexes = new WeakMap<World, ByHost>();

/**
 * Indexes the VMs of a world by host: one pass over the VMs, nothing allocated after the first call. The answer is
 * overwritten by the next call for the same world, so take it once at the start of a system.
 */
export function indexByHost(world: World): ByHost {
  const index = indexes.get(world) ?? allocate(world);
  count(world, index.start);
  fill(world, index);
  return index;
}

function allocate(world: World): ByHost {
  const index = { start: new Int32Array(world.hosts.rows + 1), vm: new Int32Array(world.vms.rows) };
  indexes.set(world, index);
  return index;
}

/** After this, `start[h]` is where the run of host `h` ends: filling it backwards leaves it at its beginning. */
function count({ vms, hosts }: World, start: Int32Array): void {
  start.fill(0);
  for (let v = 0; v < vms.rows; v++) if (vms.host[v] >= 0) start[vms.host[v]] += 1;
  for (let h = 1; h <= hosts.rows; h++) start[h] += start[h - 1];
}

function fill({ vms }: World, { start, vm }: ByHost): void {
  for (let v = vms.rows - 1; v >= 0; v--) {
    if (vms.host[v] < 0) continue;
    start[vms.host[v]] -= 1;
    vm[start[vms.host[v]]] = v;
  }
}
