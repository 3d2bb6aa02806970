import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import { createWorld } from '#shared/sim/create.ts';
import type {
  HostModel,
  HostSpec,
  Scenario,
  TenantSpec,
  Traces,
  VmSpec,
} from '#shared/sim/kernel/scenario/scenario.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { type Order, step } from '#shared/sim/step.ts';

/** A VM with nothing special about it: a web server on hardware assist with a balloon driver. */
export const PLAIN_VM: VmSpec = {
  vcpus: 1,
  memMib: 4096,
  workload: 'web',
  technique: 'hardwareAssist',
  balloonDriver: true,
  commonFraction: 0.3,
  meanLoad: 0.3,
  touchedFraction: 0.7,
  activeFraction: 0.5,
  serviceMs: 20,
};

export interface WorldWish {
  /** Number of hosts, or their specs. */
  readonly hosts?: number | readonly HostSpec[];
  readonly host?: Partial<HostModel>;
  /** VMs, all of one tenant; each stands on the host of its index modulo the hosts unless `placedOn` says otherwise. */
  readonly vms?: number;
  readonly vm?: Partial<VmSpec>;
  readonly placedOn?: readonly number[] | 'nowhere';
  readonly tenants?: readonly TenantSpec[];
  readonly scenario?: Partial<Scenario>;
  readonly policies?: Partial<Scenario['policies']>;
  readonly facility?: Partial<Scenario['facility']>;
  readonly traces?: Traces;
}

/** A small world; say only what matters to the test. */
export function aWorld(wish: WorldWish = {}): World {
  return createWorld(aScenario(wish), wish.traces ?? {});
}

export function aScenario(wish: WorldWish = {}): Scenario {
  const hosts = hostSpecs(wish.hosts ?? 1);
  const tenants = wish.tenants ?? [aTenant(wish, hosts.length)];
  const vms = tenants.reduce((sum, tenant) => sum + tenant.vms, 0);
  return {
    id: 'test',
    version: 1,
    seed: 'TEST',
    tickSeconds: 0.2,
    secondsPerHour: 10,
    startHour: 9,
    lengthS: 0,
    rows: {
      hosts: hosts.length + 2,
      vms: vms + 2,
      tenants: tenants.length + 1,
      migrations: 8,
      incidents: 16,
      forecasts: 8,
    },
    hostModels: [{ ...GAME_HOSTS[1], ...wish.host, id: 'test' }, ...GAME_HOSTS],
    hosts,
    tenants,
    events: [],
    demand: { kind: 'curves' },
    policies: {
      overcommitPercent: 200,
      sharing: 'off',
      haReserve: 0,
      ladder: 'vsphere6',
      rungs: { sharing: true, balloon: true, compression: true, swap: true },
      idleTax: 0.75,
      sliceMs: 30,
      ...wish.policies,
    },
    facility: {
      startCents: 10_000_000,
      migrationMbit: 10_000,
      pue: 1.5,
      dayCentsPerKwh: 10,
      nightCentsPerKwh: 6,
      hostMtbfHours: 0,
      ...wish.facility,
    },
    ...wish.scenario,
  };
}

/** Steps a world `ticks` times without orders. */
export function run(world: World, ticks: number, orders: readonly Order[] = []): World {
  for (let t = 0; t < ticks; t++) step(world, t === 0 ? orders : []);
  return world;
}

function hostSpecs(hosts: number | readonly HostSpec[]): readonly HostSpec[] {
  if (typeof hosts !== 'number') return hosts;
  return Array.from({ length: hosts }, () => ({ model: 'test', state: 'on' as const }));
}

function aTenant(wish: WorldWish, hosts: number): TenantSpec {
  const vms = wish.vms ?? 1;
  return {
    archetype: 'cornerShop',
    tier: 'silver',
    vms,
    vm: { ...PLAIN_VM, ...wish.vm },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    ...placement(wish, vms, hosts),
  };
}

function placement(wish: WorldWish, vms: number, hosts: number): { placedOn?: readonly number[] } {
  if (wish.placedOn === 'nowhere') return {};
  return { placedOn: wish.placedOn ?? Array.from({ length: vms }, (_, i) => i % hosts) };
}
