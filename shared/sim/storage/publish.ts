import { settled } from '../kernel/quantize.ts';
import type { World } from '../kernel/world.ts';

/** Steps in which sizes, load and latency are told. */
const FILE_STEP_MIB = 64;
const STEP_PERMILLE = 20;
const STEP_US = 100;

/** Writes the open columns of datastores, snapshots and files from the exact state. */
export function publishStorage(world: World): void {
  tellVms(world);
  const { snapshots, datastores } = world;
  for (let s = 0; s < snapshots.rows; s++) {
    snapshots.deltaMib[s] = settled(snapshots.deltaMib[s], snapshots.deltaExactMib[s], FILE_STEP_MIB);
    snapshots.memoryMib[s] = settled(snapshots.memoryMib[s], snapshots.memoryExactMib[s], FILE_STEP_MIB);
  }
  for (let d = 0; d < datastores.rows; d++) {
    datastores.usedPermille[d] = settled(datastores.usedPermille[d], datastores.utilisation[d] * 1000, STEP_PERMILLE);
    datastores.latencyUs[d] = settled(datastores.latencyUs[d], datastores.latencyExactMs[d] * 1000, STEP_US);
  }
}

/** Shows the room of a disk that is new. */
export function showDisk({ vms }: World, v: number): void {
  vms.diskMib[v] = settled(0, vms.writtenExactMib[v], FILE_STEP_MIB);
}

/** All files of each VM: what is in its own columns, then what its snapshots add. */
function tellVms({ vms, snapshots }: World): void {
  for (let v = 0; v < vms.rows; v++) {
    if (vms.snapshots[v] > 0) continue;
    const mib = vms.writtenExactMib[v] + vms.runFilesMib[v] + vms.imageMib[v];
    vms.diskMib[v] = settled(vms.diskMib[v], mib, FILE_STEP_MIB);
  }
  for (let s = 0; s < snapshots.rows; s++) {
    if (snapshots.depth[s] !== 1) continue;
    const v = snapshots.vm[s];
    let mib = vms.writtenExactMib[v] + vms.runFilesMib[v] + vms.imageMib[v];
    for (let t = 0; t < snapshots.rows; t++) {
      if (snapshots.depth[t] > 0 && snapshots.vm[t] === v)
        mib += snapshots.deltaExactMib[t] + snapshots.memoryExactMib[t];
    }
    vms.diskMib[v] = settled(vms.diskMib[v], mib, FILE_STEP_MIB);
  }
}
