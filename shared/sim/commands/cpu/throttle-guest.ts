import type { VmId } from '#shared/ids.ts';
import { int, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

const PERMILLE_PER_PERCENT = 10;

/**
 * Takes a share of a moving VM's speed so that it dirties less memory; 0 gives it back. At most 99 %
 * (QEMU `migration/options.c`, `max-cpu-throttle`).
 */
export const throttleGuest = defineCommand({
  payload: { vm: row<VmId>('vms'), percent: int(0, 99) },

  check({ vms }, { vm, percent }) {
    return vms.throttlePermille[vm] === percent * PERMILLE_PER_PERCENT ? { code: 'nothingToChange' } : undefined;
  },

  apply({ vms }, { vm, percent }) {
    vms.throttlePermille[vm] = percent * PERMILLE_PER_PERCENT;
  },
});
