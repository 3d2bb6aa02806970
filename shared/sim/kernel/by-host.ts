import type { World } from './world.ts';

/**
 * The VMs of each host, as one list cut into runs: those of host `h` are `vm[start[h]]` … `vm[start[h + 1] − 1]`, in the
 * order of their rows. A VM belongs to the host of its `host` column, whatever its state.
 */
export interface ByHost {
  readonly start: Int32Array;
  readonly vm: Int32Array;
}

interface KnownByHost extends ByHost {
  /** The `host` column that the lists were made from. */
  readonly host: Int32Array;
}

const indexes = new WeakMap<World, KnownByHost>();

/**
 * Indexes the VMs of a world by host: nothing is allocated after the first call, and nothing is sorted while no VM has
 * changed its host. The answer is overwritten by the next call for the same world, so take it once at the start of a system.
 */
export function indexByHost(world: World): ByHost {
  const known = indexes.get(world);
  const index = known ?? allocate(world);
  if (known && isSame(known.host, world.vms.host)) return known;
  index.host.set(world.vms.host);
  count(world, index.start);
  fill(world, index);
  return index;
}

function allocate(world: World): KnownByHost {
  const { vms, hosts } = world;
  const cells = (length: number) => new Int32Array(length);
  const index = { start: cells(hosts.rows + 1), vm: cells(vms.rows), host: cells(vms.rows) };
  indexes.set(world, index);
  return index;
}

function isSame(known: Int32Array, now: Int32Array): boolean {
  for (let v = 0; v < now.length; v++) if (known[v] !== now[v]) return false;
  return true;
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
