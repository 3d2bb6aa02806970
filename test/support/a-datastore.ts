import { VM_STATES, type VmState } from '#shared/sim/kernel/codes/index.ts';
import type { DatastoreSpec } from '#shared/sim/kernel/scenario/storage-spec.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { run, type WorldWish } from './a-world.ts';
import { type SteadyGuests, steadyWorld } from './steady-world.ts';

/** A datastore that is fast and has room. */
const ROOMY: DatastoreSpec = { kind: 'array', physicalGib: 16_384 };
/** A thin disk with 10 GiB on it; the web class writes 16 MiB of new room a second to it at full load. */
export const THIN_DISK = { gib: 100, thin: true, writtenGib: 10, readIops: 0, writeIops: 10_240 } as const;
export const FRESH_MIB_PER_S = (10_240 * 8 * 0.2) / 1024;

/** Guests that do all of a full load, on thin disks of one datastore, one tick old. */
export function aHallOfFiles(count: number, more: SteadyGuests = {}, wish: WorldWish = {}): World {
  const guests: SteadyGuests = { count, loadPercent: 100, technique: 'native', memMib: 1024, disk: THIN_DISK, ...more };
  const rows = { hosts: 5, vms: count + 2, tenants: 2, migrations: 8, incidents: 16, forecasts: 8, snapshots: 64 };
  return run(steadyWorld([guests], { ...wish, scenario: { rows, datastores: [ROOMY], ...wish.scenario } }), 1);
}

export function vmState(world: World, vm: number): VmState {
  return VM_STATES[world.vms.state[vm]];
}

/** Steps until a VM is in a state; fails after twenty minutes of machine time. */
export function until(world: World, vm: number, state: VmState): World {
  const last = world.tick + 1200 / world.scenario.tickSeconds;
  while (vmState(world, vm) !== state && world.tick < last) run(world, 1);
  if (vmState(world, vm) !== state) throw new Error(`VM ${vm} is ${vmState(world, vm)}, never ${state}`);
  return world;
}

/** Room of all files of a datastore, added up file by file. */
export function filesMib({ vms, snapshots, copies, datastores }: World, d: number): number {
  let mib = datastores.ballastMib[d];
  for (let v = 0; v < vms.rows; v++) {
    if (vms.state[v] === 0 || vms.datastore[v] !== d) continue;
    mib += vms.writtenExactMib[v] + vms.runFilesMib[v] + vms.imageMib[v];
    for (let s = 0; s < snapshots.rows; s++) {
      if (snapshots.depth[s] > 0 && snapshots.vm[s] === v)
        mib += snapshots.deltaExactMib[s] + snapshots.memoryExactMib[s];
    }
  }
  for (let c = 0; c < copies.rows; c++) if (copies.kind[c] > 0 && copies.to[c] === d) mib += copies.stagedMib[c];
  return mib;
}
