import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { diskMoveRefusal, startDiskMove } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Moves the files of a VM to another datastore while it runs; until they are there, it writes to both. */
export const migrateStorage = defineCommand({
  payload: { vm: row<VmId>('vms'), datastore: row<number>('datastores') },

  check: (world, { vm, datastore }) => diskMoveRefusal(world, vm, datastore),

  apply(world, { vm, datastore }, by) {
    startDiskMove(world, vm, datastore);
    world.events.push({ type: 'diskMoveStarted', vm, datastore, by });
  },
});
