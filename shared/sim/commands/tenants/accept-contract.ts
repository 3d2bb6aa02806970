import type { TenantId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { headroomRefusal, wantsHeadroom } from '../../placement/index.ts';
import { contractSpaceRefusal } from '../../storage/index.ts';
import { isOffered, signContract, stackRefusal } from '../../tenants/index.ts';
import { defineCommand } from '../define.ts';

/** Takes an offered contract: the tenant's VMs are there, off, to be placed. */
export const acceptContract = defineCommand({
  payload: { tenant: row<TenantId>('tenants') },

  check(world, { tenant }) {
    const { firstVm, vmsNow } = world.tenants;
    if (!isOffered(world, tenant)) return { code: 'notOffered' };
    const notReady = stackRefusal(world, tenant);
    if (notReady) return notReady;
    const headroom = wantsHeadroom(world, tenant) ? headroomRefusal(world, tenant) : undefined;
    return headroom ?? contractSpaceRefusal(world, firstVm[tenant], vmsNow[tenant]);
  },

  apply(world, { tenant }, by) {
    signContract(world, tenant);
    world.events.push({ type: 'contractAccepted', tenant, by });
  },
});
