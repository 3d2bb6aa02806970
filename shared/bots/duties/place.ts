import { NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Caution, chooseHost } from '../choose-host.ts';
import { bringTo, type Plan, propose } from '../plan.ts';

const OFF = VM_STATES.indexOf('off');
const LOST = VM_STATES.indexOf('lost');

/** Places the VMs that stand nowhere and starts those that stand somewhere, off. Answers how many found no host. */
export function placeAll(plan: Plan, cautions: readonly Caution[]): number {
  const { vms } = plan.world;
  let homeless = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.state[vm] !== OFF && vms.state[vm] !== LOST) continue;
    if (vms.host[vm] !== NONE) propose(plan, { name: 'powerOnVm', args: { vm } });
    else if (!place(plan, vm, cautions)) homeless += 1;
  }
  return homeless;
}

/** Tries the most cautious way first: a full host is still better than none. */
function place(plan: Plan, vm: VmId, cautions: readonly Caution[]): boolean {
  for (const caution of cautions) {
    const host = chooseHost(plan, vm, caution);
    if (host === NONE) continue;
    if (propose(plan, { name: 'placeVm', args: { vm, host } })) bringTo(plan, vm, host);
    return true;
  }
  return false;
}
