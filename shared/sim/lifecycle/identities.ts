import { NONE, type VmId } from '#shared/ids.ts';
import { VM_STATES } from '../kernel/codes/index.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

const RUNNING = VM_STATES.indexOf('running');
/** Time that a guest is away while it takes its new name, s; design value. */
const RENAME_S = 2;

/** Gives a VM a name and an address that no other one has; one that runs is away for a moment. */
export function renewIdentity({ vms, events }: World, vm: VmId, by: number): void {
  vms.identity[vm] = vm;
  vms.duplicate[vm] = 0;
  if (vms.state[vm] === RUNNING) vms.stunLeftS[vm] += RENAME_S;
  events.push({ type: 'identityRenewed', vm, by });
}

/** The first other running VM of the same tenant, whose name a VM could be given by mistake; `NONE` if there is none. */
export function siblingOf({ vms }: OpenWorld, vm: number): VmId | typeof NONE {
  for (let v = 0 as VmId; v < vms.rows; v++) {
    if (v !== vm && vms.tenant[v] === vms.tenant[vm] && vms.state[v] === RUNNING) return v;
  }
  return NONE;
}
