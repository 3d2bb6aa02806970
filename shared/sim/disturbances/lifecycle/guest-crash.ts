import type { VmId } from '#shared/ids.ts';
import { TECHNIQUES, VM_STATES } from '../../kernel/codes/index.ts';
import type { Refusal } from '../../kernel/refusals.ts';
import type { OpenWorld } from '../../kernel/world.ts';
import { hasOwnKernel } from '../../virtualization/index.ts';
import { defineDisturbance } from '../define.ts';

const RUNNING = VM_STATES.indexOf('running');

/**
 * The kernel of one guest stops. It says so on its console and loops for ever (Linux, `admin-guide/sysctl/kernel.rst`, `panic`: 0, the
 * default, does not reboot): it keeps its memory and does nothing, until somebody starts it again. Its neighbours do not notice.
 */
export const guestCrash = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 0,
  refusal: cannotCrash,
  start(world, vm) {
    if (cannotCrash(world, vm)) return;
    world.vms.hung[vm] = 1;
    world.events.push({ type: 'vmCrashed', vm: vm as VmId });
  },
});

function cannotCrash({ vms }: OpenWorld, vm: number): Refusal | undefined {
  const at = vm as VmId;
  if (!hasOwnKernel(TECHNIQUES[vms.technique[vm]])) return { code: 'noKernelOfItsOwn', vm: at };
  if (vms.state[vm] !== RUNNING) return { code: 'vmIsNotRunning', vm: at };
  return vms.hung[vm] === 1 ? { code: 'vmIsHung', vm: at } : undefined;
}
