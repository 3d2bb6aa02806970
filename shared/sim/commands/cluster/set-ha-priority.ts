import type { VmId } from '#shared/ids.ts';
import { oneOf, row } from '#shared/payload.ts';
import { HA_PRIORITIES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Says how soon HA starts a VM again that was lost, beside the tier of its tenant. */
export const setHaPriority = defineCommand({
  payload: { vm: row<VmId>('vms'), priority: oneOf(HA_PRIORITIES) },

  check({ vms }, { vm, priority }) {
    return vms.haPriority[vm] === HA_PRIORITIES.indexOf(priority) ? { code: 'nothingToChange' } : undefined;
  },

  apply({ vms }, { vm, priority }) {
    vms.haPriority[vm] = HA_PRIORITIES.indexOf(priority);
  },
});
