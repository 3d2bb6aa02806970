import type { VmId } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { dayFactor } from '#shared/sim/tenants/index.ts';

const RUNNING = VM_STATES.indexOf('running');
/** An operator looks at every half hour of the time ahead. */
const STEP_HOURS = 0.5;

/**
 * Cores that the guests of a hall will want at most at a time within the next hours, by what they want now and by the day curve
 * of what they do: what an operator knows who has seen a few days of each class.
 */
export function coresAhead(world: OpenWorld, hours: number): number {
  const { vms } = world;
  let most = 0;
  for (let ahead = 0; ahead <= hours; ahead += STEP_HOURS) {
    let cores = 0;
    for (let vm = 0 as VmId; vm < vms.rows; vm++) if (vms.state[vm] === RUNNING) cores += coresIn(world, vm, ahead);
    most = Math.max(most, cores);
  }
  return most;
}

/** Cores that a VM will want in so many hours; never more than it has vCPUs. */
export function coresIn({ vms, scenario, tick }: OpenWorld, vm: VmId, hours: number): number {
  const now = hourAt(scenario, tick);
  const workload = vms.workload[vm];
  const rise = dayFactor(workload, (now + hours) % 24) / dayFactor(workload, now);
  return Math.min(vms.vcpus[vm], (vms.vcpus[vm] * vms.loadPermille[vm] * rise) / 1000);
}
