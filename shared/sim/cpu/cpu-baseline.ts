import type { HostId, VmId } from '#shared/ids.ts';
import { CPU_GENERATIONS } from '../kernel/codes/index.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { generationOf } from '../virtualization/index.ts';

/**
 * The generation of processors that guests are shown at most, so that they can move everywhere while they run (VMware
 * calls it Enhanced vMotion Compatibility). Absent in the scenario: the oldest of the models that the hall may have.
 */
function baselineOf(scenario: Scenario): number {
  const { cpuBaseline } = scenario.policies;
  if (cpuBaseline === 'off') return CPU_GENERATIONS.length - 1;
  if (cpuBaseline !== undefined) return CPU_GENERATIONS.indexOf(cpuBaseline);
  return Math.min(...scenario.hostModels.map((model) => CPU_GENERATIONS.indexOf(generationOf(model))));
}

/** Notes what processor a guest finds when it boots: that of its host, as far as the baseline lets it see. */
export function showCpu({ vms, hosts, scenario }: World, vm: VmId): void {
  vms.cpuShown[vm] = Math.min(hosts.generation[vms.host[vm]], baselineOf(scenario));
}

/** Whether a guest has been shown a processor that a host is too old for: it may be using instructions that are missing there. */
export function showsTooMuch({ vms, hosts }: OpenWorld, vm: VmId, host: HostId): boolean {
  return vms.cpuShown[vm] > hosts.generation[host];
}
