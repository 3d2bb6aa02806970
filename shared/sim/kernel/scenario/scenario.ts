import type { DisturbanceName } from '../codes/disturbances.ts';
import type { CpuGeneration, Hypervisor, PagingMode, Product, SharingPolicy, Tier } from '../codes/index.ts';
import type { Fit } from '../codes/placement.ts';
import type { BalancerPolicy } from './balancer-spec.ts';
import type { AutoscaleTimes, DemandShape, ElasticSpec, NoisePolicy, PopulationDemand } from './demand-spec.ts';
import type { Facility } from './facility-spec.ts';
import type { MigrationPolicy } from './migration-spec.ts';
import type { SecuritySpec } from './security-spec.ts';
import type { DatastoreSpec } from './storage-spec.ts';
import type { VmSpec } from './vm-spec.ts';

export type { BalancerPolicy } from './balancer-spec.ts';
export type { DirtyModel, MigrationPolicy } from './migration-spec.ts';
export type { HeapSpec, VmSpec } from './vm-spec.ts';
export type { Facility };

/**
 * What a world starts from: plain data, one JSON-able value. Everything that differs between a lesson, a trace replay and
 * a validation case is here and not in the code.
 */
export interface Scenario {
  readonly id: string;
  /** Rises whenever the content changes; part of every journal's header. */
  readonly version: number;
  /** Short and speakable; every random stream starts from it. */
  readonly seed: string;
  /** Length of a tick in seconds of machine time: 0.2 in games, 1 in the lab, 300 for traces. */
  readonly tickSeconds: number;
  /** Machine seconds per business hour: 10 in games, 3600 in the lab. */
  readonly secondsPerHour: number;
  /** Business hour of the day at tick 0. */
  readonly startHour: number;
  /** Length in seconds (seconds of machine time); 0 = endless. */
  readonly lengthS: number;
  readonly rows: {
    readonly hosts: number;
    readonly vms: number;
    readonly tenants: number;
    readonly migrations: number;
    readonly incidents: number;
    readonly forecasts: number;
    /** Rules of placement at a time; absent = 32. */
    readonly rules?: number;
    /** Snapshots, and bulk work on disks at a time; absent = two a VM up to 64, and 16. */
    readonly snapshots?: number;
    readonly copies?: number;
  };
  readonly hostModels: readonly HostModel[];
  readonly hosts: readonly HostSpec[];
  readonly tenants: readonly TenantSpec[];
  readonly events: readonly TimedEvent[];
  readonly demand: DemandSource;
  readonly policies: Policies;
  readonly facility: Facility;
  /** Absent = nothing becomes known by itself that attackers could use. */
  readonly security?: SecuritySpec;
  /** Autoscaling where it differs from `kernel/scenario/autoscale-policy.ts`. */
  readonly autoscaling?: Partial<AutoscaleTimes>;
  /** Systems of the tick that run (names as in `step.ts`); absent = all. The lab leaves out what an experiment does without. */
  readonly systems?: readonly string[];
  /** Absent = one shared datastore with room for everything, which is never in the way. */
  readonly datastores?: readonly DatastoreSpec[];
  /**
   * How much of the published work of a boot, a shutdown, a customisation is done, 1 = all of it, so that it goes slower
   * on a busy host or disk. Absent = boots and shutdowns take a few seconds whatever happens, and the rest a tenth.
   */
  readonly bootWork?: number;
  /** Nobody gets points here: there is little to decide, and much to look at. */
  readonly unscored?: true;
  /** What an instructor may make go wrong; absent = everything. Occasions and breathers may come anywhere. */
  readonly injectable?: readonly DisturbanceName[];
  /** Commands that may be given; absent = all. */
  readonly commands?: readonly string[];
  /** Second from which a command may be given, by its name; absent = from the start. */
  readonly unlocks?: { readonly [command: string]: number };
}

export interface HostModel {
  readonly id: string;
  readonly cores: number;
  readonly coreMhz: number;
  readonly smt: boolean;
  /** NUMA nodes: equal parts of cores and memory; absent = 1. */
  readonly numaNodes?: number;
  readonly memMib: number;
  /** Hardware virtualization extensions: without them hardware assist is not to be had. */
  readonly hardwareAssist: boolean;
  /** Absent: `sandyBridge` with hardware assist, `preVt` without. */
  readonly generation?: CpuGeneration;
  /** Who keeps the page tables; absent = the hardware, where it can. */
  readonly paging?: PagingMode;
  /** Backs guests with large pages; absent = it does not. */
  readonly largePages?: boolean;
  /** What it comes with; absent = `type1`. */
  readonly hypervisor?: Hypervisor;
  /** vCPUs of its privileged guest, if it has one; absent = 2. */
  readonly dom0Vcpus?: number;
  /** VMs that can have a part of its network card of their own; absent = 8. */
  readonly virtualFunctions?: number;
  readonly priceCents: number;
  /** W at 0, 10, … 100 % load: eleven SPECpower points, at the wall. */
  readonly powerW: readonly number[];
  readonly nicMbit: number;
  readonly swapDevice: 'hdd' | 'ssd';
  readonly bootSeconds: number;
  readonly sleepSeconds: number;
  readonly wakeSeconds: number;
  readonly deliverySeconds: number;
  /** W while asleep or off. */
  readonly standbyW: number;
}

export interface HostSpec {
  readonly model: string;
  readonly state: 'on' | 'off' | 'asleep';
}

export interface TenantSpec {
  /** Key of its name, emblem and text in the language files. */
  readonly archetype: string;
  readonly tier: Tier;
  readonly vms: number;
  readonly vm: VmSpec;
  /** List price in cents per second and VM, before the tier's factor. */
  readonly feeCentsPerS: number;
  /** Baseload is there from the start and cannot be declined. */
  readonly baseload: boolean;
  /** Second at which the contract is offered; of baseload, at which it is there without anybody being asked. */
  readonly offerAtS: number;
  readonly offerForS: number;
  /** Rows of `hosts` on which its VMs stand at the start, in order; absent = not placed. */
  readonly placedOn?: readonly number[];
  /** Of its VMs, so many have a system on their disks, the first ones; the others are made by copying. Absent = all. */
  readonly installed?: number;
  /** What it buys; absent = `iaas`. */
  readonly product?: Product;
  /** What it pays for, where that is not its VMs: instances (PaaS), or users at the average hour (SaaS). The fee is for one. */
  readonly units?: number;
  /** Response time that it calls good, ms; absent = so many service times as its tier promises (PaaS and SaaS). */
  readonly latencyLimitMs?: number;
  /** Its number of VMs follows its load; absent = it has all its VMs all the time. */
  readonly elastic?: ElasticSpec;
  /** How its load moves; absent = the day curve of its workload. */
  readonly shape?: DemandShape;
  /** Seconds after which its contract ends by itself; absent = it has no end. */
  readonly termS?: number;
  /** Comes only when this disturbance brings it. */
  readonly comesWith?: 'unmodifiedGuest' | 'foreignIsa' | 'bigDeal';
  /** Signs only with a hall that could promise the memory of all its VMs now. */
  readonly wantsHeadroom?: boolean;
}

/** Where load comes from: day curves with noise, or a measured matrix (row = VM, column = sample). */
export type DemandSource =
  | { readonly kind: 'curves' }
  | PopulationDemand
  | {
      readonly kind: 'trace';
      readonly trace: string;
      readonly sampleSeconds: number;
      /** A sample counts until the next one; absent = straight lines between samples. */
      readonly hold?: boolean;
      /** A trace of memory in active use, percent of what the VM has; absent = memory follows the load. */
      readonly memoryTrace?: string;
    };

export interface TimedEvent {
  readonly kind: DisturbanceName;
  /** Row of the table the kind speaks about; −1 = the whole hall. */
  readonly subject: number;
  readonly atS: number;
  readonly forS: number;
  /** Seconds of warning. */
  readonly warningS: number;
  /** Strength as a factor (1 = nothing). */
  readonly factor: number;
  /** Does not happen in a quiet hour; absent = happens in any case. */
  readonly optional?: boolean;
}

export interface Policies {
  readonly overcommitPercent: number;
  readonly sharing: SharingPolicy;
  readonly haReserve: number;
  /** Which generation of reclamation thresholds. */
  readonly ladder: 'esx2002' | 'esx4' | 'vsphere6';
  /** Which rungs exist at all (balancing and the overcommit curve switch them off one by one). */
  readonly rungs: {
    readonly sharing: boolean;
    readonly balloon: boolean;
    readonly compression: boolean;
    readonly swap: boolean;
  };
  /** Rungs that exist and that nobody has opened yet; absent = all that exist are open. Sharing has `sharing` for that. */
  readonly closedRungs?: readonly ('balloon' | 'compression' | 'swap')[];
  /** 0..1: tax on idle memory. */
  readonly idleTax: number;
  /** Balloons at work go on where a ladder would stop them; absent = as the ladder says. */
  readonly balloonsGoOn?: boolean;
  /** Scheduler time slice, in whole ms; hosts come with it and can be set apart. */
  readonly sliceMs: number;
  /**
   * How the vCPUs of one VM run: each for itself (Xen, KVM), kept close together (ESX 3 and later), or only all at once
   * (ESX 2); absent = `independent`.
   */
  readonly coScheduling?: 'independent' | 'relaxed' | 'strict';
  /** Whether hosts patch similar pages (Difference Engine) unless somebody says otherwise; absent = false. */
  readonly pagePatching?: boolean;
  /** Part of a host's cores that looks for similar pages and patches them, at most; absent = 0.05. */
  readonly patchingCores?: number;
  /** Whether a host knows what its guests page out, so that it need not read its own swap first; absent = false. */
  readonly pagingRedirection?: boolean;
  /** Which scanner looks for equal pages; absent = `esx`. */
  readonly scanner?: 'esx' | 'ksm';
  /** Pages that the scanner looks at a second (ESX: per VM, KSM: per host); absent = the product's own rate. */
  readonly scanPagesPerSecond?: number;
  /** How live migration works where it differs from `migration/migration-policy.ts`. */
  readonly migration?: Partial<MigrationPolicy>;
  /** One contract for all tiers, instead of SLA periods and the tiers' own credits. */
  readonly sla?: SlaTerms;
  /** Newest processor that guests are shown; `off`: that of their host. Absent: the oldest that the hall may have. */
  readonly cpuBaseline?: CpuGeneration | 'off';
  /** How places are chosen for VMs that have to move or start again; absent: where most memory may still be promised. */
  readonly placement?: Fit;
  /** How hosts are kept alike, where it differs from `cluster/balancer-policy.ts`. */
  readonly balancer?: Partial<BalancerPolicy>;
  /** Time without heartbeats until HA takes a host for dead, s; absent = 6. */
  readonly haDetectionSeconds?: number;
  /** Time to put a patch into a hypervisor, without the reboot, s; absent = 10. */
  readonly patchSeconds?: number;
  /** How the HA reserve is counted; absent = `memory`. */
  readonly haPolicy?: HaPolicy;
  /** What is sold beside plain machines from the start; absent = platforms and finished services. */
  readonly stacks?: readonly Product[];
  /** Noise of neighbours; absent = none. */
  readonly noise?: NoisePolicy;
}

/** What is given back of a fee: over which span service is judged, and the steps, mildest first. */
export interface SlaTerms {
  readonly periodHours: number;
  /** `credit` of the period's fee when less than `below` of its time was good, both as fractions. */
  readonly credits: readonly CreditStep[];
}

export interface CreditStep {
  readonly below: number;
  readonly credit: number;
}

/**
 * What an HA reserve of n hosts means. `memory`: what the hosts left after the n largest fail could promise covers all that
 * is promised. `slots`: the same in slots of the largest reservation. `percentage`: n hosts' share of all CPU and memory
 * stays unreserved.
 */
export type HaPolicy = 'memory' | 'slots' | 'percentage';

/** A measured load matrix: `percent[vm * columns + column]`, of the VM's CPU (or memory); whole percents take a byte each. */
export interface Trace {
  readonly rows: number;
  readonly columns: number;
  readonly percent: Percentages;
}

export type Percentages = Uint8Array | Float64Array;

/** Big immutable inputs that a scenario names. */
export type Traces = { readonly [name: string]: Trace };
