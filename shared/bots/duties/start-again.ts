import { NONE, type VmId } from '#shared/ids.ts';
import { TECHNIQUES } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { type Plan, propose, rests } from '../plan.ts';
import { bestTechnique } from './choose-technique.ts';

/** Seconds in which a guest that was told to stop or was rebuilt has done so. */
const STOPS_S = 3;
/** Seconds in which a guest that hangs again has not just had bad luck. */
const AGAIN_S = 60;

/**
 * Restarts guests whose kernel has stopped: switched off, so that whoever places VMs starts them. One that asks its hypervisor and hangs
 * again has met code that nobody has ported, and is run by another technique, if `rebuilds`.
 */
export function restartHung(plan: Plan, rebuilds: boolean): void {
  const { vms, scenario } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.hung[vm] === 0 || vms.host[vm] === NONE || rests(plan, `stop ${vm}`, ticksOf(scenario, STOPS_S))) continue;
    const asks = TECHNIQUES[vms.technique[vm]] === 'paravirtual';
    const again = rests(plan, `hung ${vm}`, ticksOf(scenario, AGAIN_S));
    const technique = rebuilds && asks && again ? bestTechnique(plan.world, vm, ['paravirtual']) : undefined;
    if (technique) propose(plan, { name: 'setTechnique', args: { vm, technique } });
    else propose(plan, { name: 'powerOffVm', args: { vm } });
  }
}
