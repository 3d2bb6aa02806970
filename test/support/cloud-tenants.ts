import type { Tier } from '#shared/sim/kernel/codes/index.ts';
import type { TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import {
  drawDeploymentSize,
  drawVm,
  type PopulationVm,
  populationStreams,
} from '#shared/sim/tenants/demand/population.ts';

/** Price of a vCPU in cents per second (an hour is ten seconds): design value. */
const FEE_CENTS_PER_VCPU = 100;
const TIERS_IN_TURN: readonly Tier[] = ['bronze', 'silver', 'gold'];

/** What the statistics do not tell of a VM: design values, as for the trace scenarios. */
function specOf({ vcpus, memMib, meanLoad, interactive }: PopulationVm): VmSpec {
  return {
    vcpus,
    memMib,
    meanLoad,
    workload: interactive ? 'web' : 'batch',
    technique: 'hardwareAssist',
    balloonDriver: true,
    commonFraction: 0.3,
    touchedFraction: 0.7,
    activeFraction: 0.4,
    serviceMs: interactive ? 20 : 200,
  };
}

/** Customers that stay, `vms` machines in all, drawn from a cloud's population and standing on `hosts` hosts in turn. */
export function populationTenants(seed: string, vms: number, hosts: number): TenantSpec[] {
  const streams = populationStreams(seed);
  const tenants: TenantSpec[] = [];
  for (let first = 0; first < vms; ) {
    const count = Math.min(vms - first, drawDeploymentSize(streams));
    const drawn = drawVm(streams);
    const start = first;
    tenants.push({
      archetype: 'cloudUser',
      tier: TIERS_IN_TURN[tenants.length % TIERS_IN_TURN.length],
      vms: count,
      vm: specOf(drawn),
      feeCentsPerS: FEE_CENTS_PER_VCPU * drawn.vcpus,
      baseload: true,
      offerAtS: 0,
      offerForS: 0,
      placedOn: Array.from({ length: count }, (_, i) => (start + i) % hosts),
    });
    first += count;
  }
  return tenants;
}

/** Rows for deployments that come and go with the `population` demand, one for each size: what a row says, the draw replaces. */
export function populationSlots(sizes: readonly number[]): TenantSpec[] {
  const plain: PopulationVm = { vcpus: 1, memMib: 1792, meanLoad: 0.1, lifetimeHours: 1, interactive: true };
  return sizes.map((vms, n) => ({
    archetype: 'cloudUser',
    tier: TIERS_IN_TURN[n % TIERS_IN_TURN.length],
    vms,
    vm: specOf(plain),
    feeCentsPerS: FEE_CENTS_PER_VCPU,
    baseload: false,
    offerAtS: -1,
    offerForS: 0,
  }));
}
