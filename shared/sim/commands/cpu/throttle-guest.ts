import { NONE, type VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

const PERMILLE_PER_PERCENT = 10;

/**
 * Takes a share of a moving VM's speed so that it dirties less memory; 0 gives it back. At most 99 %
 * (QEMU `migration/options.c`, `max-cpu-throttle`).
 */
export const throttleGuest = defineCommand({
  payload: { vm: row<VmId>('vms'), percent: int(0, 99) },

  check({ vms }, { vm, percent }) {
    if (vms.state[vm] === VM_STATES.indexOf('none')) return { code: 'noSuchVm', vm };
    if (vms.migration[vm] === NONE) return { code: 'vmIsNotMigrating', vm };
    return vms.throttlePermille[vm] === percent * PERMILLE_PER_PERCENT ? { code: 'nothingToChange' } : undefined;
  },

  apply({ vms }, { vm, percent }) {
    vms.throttlePermille[vm] = percent * PERMILLE_PER_PERCENT;
  },
});
