import type { HostId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { patchRefusal, startPatch } from '../../cluster/index.ts';
import { defineCommand } from '../define.ts';

/** Brings the hypervisor of a host to the newest patch: it is emptied, patched and rebooted, or patched live if that can be. */
export const patchHost = defineCommand({
  payload: { host: row<HostId>('hosts'), live: flag() },

  check: (world, { host, live }) => patchRefusal(world, host, live),

  apply(world, { host, live }, by) {
    startPatch(world, host, live);
    world.events.push({ type: 'patchStarted', host, by });
  },
});
