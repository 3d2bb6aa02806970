import { NONE, type VmId } from '#shared/ids.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { type Plan, propose, rests } from '../plan.ts';

/** Seconds in which a guest that was told to stop does so. */
const STOPS_S = 3;

/** Switches off guests whose kernel has stopped, so that they can be started again; whoever places VMs starts them. */
export function stopHung(plan: Plan): void {
  const { vms, scenario } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.hung[vm] === 0 || vms.host[vm] === NONE || rests(plan, `stop ${vm}`, ticksOf(scenario, STOPS_S))) continue;
    propose(plan, { name: 'powerOffVm', args: { vm } });
  }
}
