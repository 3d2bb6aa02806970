import type { HostId } from '#shared/ids.ts';
import { recallHost } from '../../cluster/index.ts';
import { defineDisturbance } from '../define.ts';

/** The maker of a host calls it back: whoever has not emptied it by then loses it with all that runs on it. */
export const maintenanceOrder = defineDisturbance({
  subject: 'host',
  warningS: 120,
  lengthS: 0,
  refusal: ({ hosts }, host) =>
    hosts.recallAtTick[host] > 0 ? { code: 'alreadyRecalled', host: host as HostId } : undefined,
  herald: (world, host, startsAtTick) => recallHost(world, host as HostId, startsAtTick),
  start() {},
});
