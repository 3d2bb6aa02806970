import type { TenantId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { isOffered, signContract } from '../mechanisms/contracts.ts';
import { defineCommand } from './define.ts';

/** Takes an offered contract: the tenant's VMs are there, off, to be placed. */
export const acceptContract = defineCommand({
  payload: { tenant: row<TenantId>('tenants') },

  check: (world, { tenant }) => (isOffered(world, tenant) ? undefined : { code: 'notOffered' }),

  apply(world, { tenant }, by) {
    signContract(world, tenant);
    world.events.push({ type: 'contractAccepted', tenant, by });
  },
});
