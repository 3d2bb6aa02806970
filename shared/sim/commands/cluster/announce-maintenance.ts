import type { HostId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { ticksOf } from '../../kernel/time.ts';
import { NOTICE_PAUSE_S, NOTICE_S } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/**
 * Tells the tenants on a host that it will be worked on, in so many seconds and for so long. What their VMs lack there in
 * that time is not owed. The work itself, and moving whoever can be moved, is up to the team.
 */
export const announceMaintenance = defineCommand({
  payload: { host: row<HostId>('hosts'), inS: int(NOTICE_S, 240), forS: int(5, 60) },

  check(world, { host }) {
    const { hosts, scenario, tick } = world;
    const until = hosts.noticeUntilTick[host];
    const again = until === 0 ? 0 : until + ticksOf(scenario, NOTICE_PAUSE_S);
    return tick < again ? { code: 'alreadyAnnounced', host } : undefined;
  },

  apply({ hosts, scenario, tick, events }, { host, inS, forS }, by) {
    const byTick = tick + ticksOf(scenario, inS);
    hosts.noticeFromTick[host] = byTick;
    hosts.noticeUntilTick[host] = byTick + ticksOf(scenario, forS);
    events.push({ type: 'maintenanceAnnounced', host, byTick, by });
  },
});
