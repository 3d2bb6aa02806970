import type { VmId } from '#shared/ids.ts';
import { flag, row } from '#shared/payload.ts';
import { defineCommand } from '../define.ts';

/** Cuts a VM off from the network, or lets it back: it serves nobody, nobody breaks into it, and nobody breaks out of it. */
export const isolateVm = defineCommand({
  payload: { vm: row<VmId>('vms'), isolated: flag() },

  check({ vms }, { vm, isolated }) {
    return (vms.isolated[vm] === 1) === isolated ? { code: 'nothingToChange' } : undefined;
  },

  apply({ vms, events }, { vm, isolated }, by) {
    vms.isolated[vm] = isolated ? 1 : 0;
    events.push({ type: 'vmIsolated', vm, on: isolated, by });
  },
});
