import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { defineDisturbance } from '../define.ts';

/** What a leak takes; game value. */
const LEAK_MIB_PER_S = 128;

/** A program in one VM takes memory and never gives it back, until it is restarted. Nobody announces it: the slope shows. */
export const memoryLeak = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 40,
  refusal: ({ vms }, vm) =>
    VM_STATES[vms.state[vm]] === 'running' ? undefined : { code: 'vmIsNotRunning', vm: vm as VmId },
  start({ vms }, vm, factor, endsAtTick) {
    vms.leakMibPerS[vm] = Math.max(vms.leakMibPerS[vm], LEAK_MIB_PER_S * factor);
    vms.leaksUntilTick[vm] = Math.max(vms.leaksUntilTick[vm], endsAtTick);
  },
});
