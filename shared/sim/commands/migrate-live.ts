import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { bookMigration, moveRefusal } from '../mechanisms/migration-booking.ts';
import { movableRefusal } from '../mechanisms/movable.ts';
import { defineCommand } from './define.ts';

/** Moves a running VM to another host while it runs: pre-copy, then a short pause. */
export const migrateLive = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check(world, { vm, host }) {
    return (
      moveRefusal(world, vm, host) ??
      movableRefusal(world, vm) ??
      (world.hall.migrationMbit[0] === 0 ? { code: 'migrationLinkDown' } : undefined)
    );
  },

  apply(world, { vm, host }, by) {
    bookMigration(world, vm, host, 'live', by);
  },
});
