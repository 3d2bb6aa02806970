import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { vmRefusal } from '../capabilities/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { copyRefusal, exactFilesMib, reserveSpace, roomRefusal, startCopy } from '../storage/index.ts';

/** Room that files may take beyond what is shown of them, MiB. */
const SHOWN_WITHIN_MIB = 64;

/** Why the files of a VM cannot be moved to another datastore, or nothing. */
export function diskMoveRefusal(world: OpenWorld, vm: VmId, datastore: number): Refusal | undefined {
  const { vms, datastores } = world;
  const unfit = vmRefusal(world, 'moveDisk', vm);
  if (unfit) return unfit;
  if (vms.datastore[vm] === datastore) return { code: 'diskIsThere', vm, datastore };
  const inside = datastores.host[datastore] as HostId;
  if (inside !== NONE && vms.host[vm] !== NONE && vms.host[vm] !== inside) {
    return { code: 'diskIsElsewhere', vm, host: inside };
  }
  return copyRefusal(world, vm) ?? roomRefusal(world, datastore, vms.diskMib[vm] + SHOWN_WITHIN_MIB);
}

/** Begins to copy the files of a VM to another datastore, while it goes on using them. */
export function startDiskMove(world: World, vm: VmId, datastore: number): void {
  const mib = exactFilesMib(world, vm);
  reserveSpace(world, datastore, mib);
  startCopy(world, {
    kind: 'moveDisk',
    vm,
    from: world.vms.datastore[vm],
    to: datastore,
    totalMib: mib,
    readMib: 1,
    writeMib: 1,
    stagedMib: mib,
  });
}

/** Everything is there, and what was written meanwhile too: from now on the VM uses the new place alone. */
export function finishDiskMove({ vms, events }: World, vm: VmId, datastore: number): void {
  vms.datastore[vm] = datastore;
  events.push({ type: 'diskMoved', vm, datastore });
}
