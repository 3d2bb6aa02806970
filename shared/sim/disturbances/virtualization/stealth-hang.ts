import type { VmId } from '#shared/ids.ts';
import { TECHNIQUES } from '../../kernel/codes/index.ts';
import { runsUnportedCode } from '../../virtualization/index.ts';
import { defineDisturbance } from '../define.ts';

/**
 * A paravirtual guest loads a kernel module that nobody has ported. Its first POPF neither traps nor is translated, and the
 * guest hangs; so it does after each restart, until the module is replaced or somebody runs it by another technique.
 */
export const stealthHang = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 60,
  refusal: ({ vms }, vm) =>
    runsUnportedCode(TECHNIQUES[vms.technique[vm]]) ? { code: 'runsAnyCode', vm: vm as VmId } : undefined,
  start({ vms }, vm, _factor, endsAtTick) {
    vms.unportedUntilTick[vm] = Math.max(vms.unportedUntilTick[vm], endsAtTick);
  },
});
