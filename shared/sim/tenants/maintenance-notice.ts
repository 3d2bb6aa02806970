import { NONE, type VmId } from '#shared/ids.ts';
import type { World } from '../kernel/world.ts';

/** Tenants must know of planned work this long before, in seconds; design value. */
export const NOTICE_S = 20;
/** A host may be announced again so long after the last announced work has ended, in seconds (a day); design value. */
export const NOTICE_PAUSE_S = 240;

/** Whether a VM stands on a host that is being worked on, as its tenant was told in time: what it lacks now is not owed. */
export function worksUnderNotice({ vms, hosts, tick }: World, vm: VmId): boolean {
  const host = vms.host[vm];
  return host !== NONE && tick < hosts.noticeUntilTick[host] && tick >= hosts.noticeFromTick[host];
}
