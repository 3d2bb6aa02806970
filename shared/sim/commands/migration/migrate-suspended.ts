import type { HostId, VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { liveMoveRefusal } from '../../migration/index.ts';
import { bookMigration } from '../../placement/index.ts';
import { defineCommand } from '../define.ts';

/** Suspends a running VM, copies its memory to another host and resumes it there. */
export const migrateSuspended = defineCommand({
  payload: { vm: row<VmId>('vms'), host: row<HostId>('hosts') },

  check: (world, { vm, host }) => liveMoveRefusal(world, vm, host),

  apply(world, { vm, host }, by) {
    bookMigration(world, vm, host, 'stopAndCopy', by);
  },
});
