import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { liveMoveRefusal } from '../../migration/index.ts';
import { bookMigration } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Moves a running VM to another host while it runs: pre-copy, then a short pause. */
export const migrateLive = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check: (world, { vm, host }) => liveMoveRefusal(world, vm, host),

  apply(world, { vm, host }, by) {
    bookMigration(world, vm, host, 'preCopy', by);
  },
});
