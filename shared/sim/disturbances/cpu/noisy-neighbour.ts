import type { VmId } from '#shared/ids.ts';
import { startInterference } from '../../cpu/index.ts';
import { VM_STATES } from '../../kernel/codes/index.ts';
import { defineDisturbance } from '../define.ts';

/** A VM begins to use all it can of cache, memory bus and local disk: a limit tames it, a move gives it to others. */
export const noisyNeighbour = defineDisturbance({
  subject: 'vm',
  announced: false,
  lengthS: 60,
  factor: 4,
  refusal: ({ vms }, vm) =>
    vms.state[vm] === VM_STATES.indexOf('running') ? undefined : { code: 'vmIsNotRunning', vm: vm as VmId },
  start: (world, vm, factor, endsAtTick) => startInterference(world, vm as VmId, factor, endsAtTick),
});
