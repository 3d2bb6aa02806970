import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { bookMigration, moveRefusal } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Stops a running VM, copies it to another host and boots it there; works while the migration network is down, slowly. */
export const migrateCold = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check: (world, { vm, host }) => moveRefusal(world, vm, host),

  apply(world, { vm, host }, by) {
    bookMigration(world, vm, host, 'cold', by);
  },
});
