import type { VmId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { renewIdentity as renew } from '../../lifecycle/index.ts';
import { defineCommand } from '../define.ts';

/** Gives a VM a name and an address of its own: the step that was left out when it was cloned. */
export const renewIdentity = defineCommand({
  payload: { vm: row<VmId>('vms') },

  check({ vms }, { vm }) {
    return vms.identity[vm] === vm ? { code: 'identityIsUnique', vm } : undefined;
  },

  apply: (world, { vm }, by) => renew(world, vm, by),
});
