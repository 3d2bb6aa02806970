import type { Tier } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel, Policies, TenantSpec, VmSpec } from '#shared/sim/kernel/scenario/scenario.ts';
import { USUAL_POLICIES } from './parts.ts';

/**
 * The machines of the PlanetLab experiment (Beloglazov & Buyya, CCPE 24(13), 2012): two small servers with their measured
 * power (SPECpower_ssj2008 runs as transcribed in CloudSim's power models), and four sizes of VM. The experiment gave each
 * host 4 GB and did not let memory bind; here it binds, so hosts have 8 GB. Prices and times are design values.
 */
const HP_ML110 = {
  cores: 2,
  smt: false,
  memMib: 8192,
  hardwareAssist: true,
  nicMbit: 1000,
  swapDevice: 'hdd',
  bootSeconds: 8,
  sleepSeconds: 2,
  wakeSeconds: 6,
  deliverySeconds: 20,
  standbyW: 5,
} as const;

export const TRACE_HOSTS: readonly HostModel[] = [
  {
    ...HP_ML110,
    id: 'hpMl110G4',
    coreMhz: 1860,
    priceCents: 150_000,
    powerW: [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117],
  },
  {
    ...HP_ML110,
    id: 'hpMl110G5',
    coreMhz: 2660,
    priceCents: 200_000,
    powerW: [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135],
  },
];

/** The usual policies with a little more overcommit; on 1 Gbit/s guests may dirty only a tenth of what they do on 10. */
export const TRACE_POLICIES: Policies = {
  ...USUAL_POLICIES,
  overcommitPercent: 130,
  migration: { dirtyFactor: 4 },
};

/** The four sizes of VM, in the order in which the rows of the trace are dealt to them. */
const SIZES: readonly { readonly ratedMhz: number; readonly memMib: number; readonly feeCentsPerS: number }[] = [
  { ratedMhz: 2500, memMib: 870, feeCentsPerS: 160 },
  { ratedMhz: 2000, memMib: 1740, feeCentsPerS: 160 },
  { ratedMhz: 1000, memMib: 1740, feeCentsPerS: 120 },
  { ratedMhz: 500, memMib: 613, feeCentsPerS: 80 },
];

const TIERS_IN_TURN: readonly Tier[] = ['bronze', 'silver', 'gold'];

/** A guest whose load is measured: what it does with memory is a design value. */
function tracedVm(ratedMhz: number, memMib: number): VmSpec {
  return {
    vcpus: 1,
    memMib,
    ratedMhz,
    workload: 'web',
    technique: 'hardwareAssist',
    balloonDriver: true,
    commonFraction: 0.3,
    meanLoad: 0.12,
    touchedFraction: 0.71,
    activeFraction: 0.4,
    serviceMs: 50,
  };
}

/**
 * Customers for `vms` rows of a trace, `perTenant` at a time, standing on `hosts` hosts in turn. Row i of the trace is VM
 * i, of the size of its quarter of the rows.
 */
export function tracedTenants(vms: number, perTenant: number, hosts: number): TenantSpec[] {
  const quarter = Math.ceil(vms / SIZES.length);
  const tenants: TenantSpec[] = [];
  for (let first = 0; first < vms; ) {
    const { ratedMhz, memMib, feeCentsPerS } = SIZES[Math.floor(first / quarter)];
    const endOfQuarter = Math.min(vms, (Math.floor(first / quarter) + 1) * quarter);
    const count = Math.min(perTenant, endOfQuarter - first);
    const start = first;
    tenants.push({
      archetype: 'sliceUser',
      tier: TIERS_IN_TURN[tenants.length % TIERS_IN_TURN.length],
      vms: count,
      vm: tracedVm(ratedMhz, memMib),
      feeCentsPerS,
      baseload: true,
      offerAtS: 0,
      offerForS: 0,
      placedOn: Array.from({ length: count }, (_, i) => (start + i) % hosts),
    });
    first += count;
  }
  return tenants;
}

/** `count` hosts, the two models in turn. */
export function tracedHosts(count: number): { readonly model: string; readonly state: 'on' }[] {
  return Array.from({ length: count }, (_, h) => ({ model: TRACE_HOSTS[h % 2].id, state: 'on' as const }));
}
