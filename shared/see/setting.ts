import type { Pairs, ValueOf } from '#shared/payload.ts';
import { GAME_HOSTS } from '#shared/scenarios/hardware.ts';
import type { COMMANDS, CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import type {
  HostModel,
  HostSpec,
  Policies,
  Scenario,
  TenantSpec,
  TimedEvent,
  Trace,
  Traces,
  VmSpec,
} from '#shared/sim/kernel/scenario/scenario.ts';
import { SECONDS_PER_HOUR } from '#shared/units.ts';
import type { Setting, TimedOrder } from './entry.ts';

/**
 * What the worlds of entries are put together from. They run in the time of machines, not in that of a game: an hour is an hour,
 * and load stands still unless the entry says otherwise. All sizes are design values.
 */

/** A web server on hardware assist. */
const PLAIN_VM: VmSpec = {
  vcpus: 1,
  memMib: 4096,
  workload: 'web',
  technique: 'hardwareAssist',
  balloonDriver: true,
  commonFraction: 0,
  meanLoad: 0.3,
  touchedFraction: 0.7,
  activeFraction: 0.5,
  serviceMs: 20,
};

/** A group of equal VMs of one customer: on which hosts they stand and how busy they are. */
export interface GroupWish {
  readonly vm?: Partial<VmSpec>;
  /** Row of the host of each VM. */
  readonly on: readonly number[];
  /** Load of each of its vCPUs in whole percent: one number, or one for each span of `sampleSeconds`. */
  readonly load?: number | readonly number[];
  /** They stand nowhere until an order places them; `on` says only how many there are. */
  readonly unplaced?: true;
  /** Active memory in whole percent of what each has, for each span of `sampleSeconds`; absent = as its description says. */
  readonly memory?: readonly number[];
  readonly tenant?: Partial<TenantSpec>;
}

export interface SettingWish {
  readonly id: string;
  readonly hosts?: number | readonly HostSpec[];
  readonly host?: Partial<HostModel>;
  readonly groups: readonly GroupWish[];
  /** Seconds for which a load of a list holds; absent = 60. */
  readonly sampleSeconds?: number;
  readonly policies?: Partial<Policies>;
  readonly facility?: Partial<Scenario['facility']>;
  readonly scenario?: Partial<Scenario>;
  readonly orders?: readonly TimedOrder[];
  readonly events?: readonly TimedEvent[];
  readonly stopS: number;
  readonly endS: number;
}

/** A setting; say only what matters to the entry. */
export function aSetting(wish: SettingWish): Setting {
  return {
    scenario: scenarioOf(wish),
    traces: tracesOf(wish),
    orders: wish.orders ?? [],
    stopS: wish.stopS,
    endS: wish.endS,
  };
}

/** So many times the same host. */
export function onHost(host: number, vms: number): readonly number[] {
  return Array.from({ length: vms }, () => host);
}

type ArgsOf<N extends CommandName> = ValueOf<(typeof COMMANDS)[N]['payload']>;
/** Arguments of a command, rows as plain numbers. */
type Plain<T> = {
  [K in keyof T]: T[K] extends number ? number : T[K] extends Pairs<number, number> ? Pairs<number, number> : T[K];
};

/** An order with the arguments of its command. */
export function order<N extends CommandName>(atS: number, name: N, args: Plain<ArgsOf<N>>): TimedOrder {
  return { atS, call: { name, args } as unknown as CommandCall };
}

/** Something that happens without an announcement, to a row of a table (−1 = the hall). */
export function happening(kind: TimedEvent['kind'], subject: number, atS: number, forS = 60, factor = 1): TimedEvent {
  return { kind, subject, atS, forS, warningS: 0, factor };
}

/** The model that every host of a setting has unless the entry says otherwise: 16 cores of 2.4 GHz, 64 GiB. */
const PLAIN_HOST = 'plain';

function scenarioOf(wish: SettingWish): Scenario {
  const hosts = hostSpecs(wish.hosts ?? 1);
  const tenants = wish.groups.map(tenantOf);
  const vms = tenants.reduce((sum, tenant) => sum + tenant.vms, 0);
  return {
    id: `see-${wish.id}`,
    version: 1,
    seed: 'SEE',
    tickSeconds: 1,
    secondsPerHour: SECONDS_PER_HOUR,
    startHour: 9,
    lengthS: 0,
    rows: { hosts: hosts.length, vms, tenants: tenants.length, migrations: 8, incidents: 16, forecasts: 8 },
    hostModels: [{ ...mediumHost(), ...wish.host, id: PLAIN_HOST }],
    hosts,
    tenants,
    events: wish.events ?? [],
    demand: {
      kind: 'trace',
      trace: 'load',
      sampleSeconds: wish.sampleSeconds ?? 60,
      hold: true,
      ...(usesMemory(wish.groups) && { memoryTrace: 'memory' }),
    },
    policies: { ...POLICIES, ...wish.policies },
    facility: { ...FACILITY, ...wish.facility },
    ...wish.scenario,
  };
}

/** All that a hall can do is open, and nothing is promised beyond what an entry asks for. */
const POLICIES: Policies = {
  overcommitPercent: 400,
  sharing: 'off',
  haReserve: 0,
  ladder: 'vsphere6',
  rungs: { sharing: true, balloon: true, compression: true, swap: true },
  balloonsGoOn: true,
  idleTax: 0.75,
  sliceMs: 30,
};

const FACILITY: Scenario['facility'] = {
  startCents: 10_000_000,
  migrationMbit: 10_000,
  pue: 1.5,
  dayCentsPerKwh: 20,
  nightCentsPerKwh: 12,
  hostMtbfHours: 0,
};

function mediumHost(): HostModel {
  const medium = GAME_HOSTS.find(({ id }) => id === 'medium');
  if (!medium) throw new Error('there is no medium host');
  return medium;
}

function hostSpecs(hosts: number | readonly HostSpec[]): readonly HostSpec[] {
  if (typeof hosts !== 'number') return hosts;
  return Array.from({ length: hosts }, () => ({ model: PLAIN_HOST, state: 'on' as const }));
}

function tenantOf({ vm, on, load, tenant, unplaced }: GroupWish): TenantSpec {
  const meanLoad = typeof load === 'number' ? load / 100 : (vm?.meanLoad ?? PLAIN_VM.meanLoad);
  return {
    archetype: 'tenant',
    tier: 'silver',
    vms: on.length,
    vm: { ...PLAIN_VM, ...vm, meanLoad },
    feeCentsPerS: 400,
    baseload: true,
    offerAtS: 0,
    offerForS: 0,
    ...(!unplaced && { placedOn: on }),
    ...tenant,
  };
}

const MEAN_PERCENT = PLAIN_VM.meanLoad * 100;

function tracesOf({ groups }: SettingWish): Traces {
  const load = traceOf(groups, loadsOf);
  return usesMemory(groups) ? { load, memory: traceOf(groups, memoryOf) } : { load };
}

function usesMemory(groups: readonly GroupWish[]): boolean {
  return groups.some(({ memory }) => memory !== undefined);
}

/** One row a VM; groups with fewer values keep their last one. */
function traceOf(groups: readonly GroupWish[], valuesOf: (group: GroupWish) => readonly number[]): Trace {
  const rows = groups.flatMap((group) => group.on.map(() => valuesOf(group)));
  const columns = Math.max(...rows.map((row) => row.length));
  return { rows: rows.length, columns, percent: evenedOut(rows, columns) };
}

/** Rows as one matrix, each as long as the longest. */
function evenedOut(rows: readonly (readonly number[])[], columns: number): Float64Array {
  return Float64Array.from(
    rows.flatMap((row) => Array.from({ length: columns }, (_, c) => row[Math.min(c, row.length - 1)] ?? 0)),
  );
}

function loadsOf({ load, vm }: GroupWish): readonly number[] {
  if (load === undefined) return [vm?.meanLoad === undefined ? MEAN_PERCENT : vm.meanLoad * 100];
  return typeof load === 'number' ? [load] : load;
}

/** Nought is no measurement: a guest without one keeps what its description says. */
function memoryOf({ memory }: GroupWish): readonly number[] {
  return memory ?? [0];
}
