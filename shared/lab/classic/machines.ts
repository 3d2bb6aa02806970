import { javaStringHash } from './java-map-order.ts';

/** Published servers (Beloglazov & Buyya 2012, §5.2; W at 0, 10, … 100 % load from SPECpower). */
const HOST_TYPES = [
  { name: 'HP ProLiant ML110 G4', coreMips: 1860, powerW: [86, 89.4, 92.6, 96, 99.5, 102, 106, 108, 112, 114, 117] },
  { name: 'HP ProLiant ML110 G5', coreMips: 2660, powerW: [93.7, 97, 101, 105, 110, 116, 121, 125, 129, 133, 135] },
] as const;
const CORES = 2;
const HOST_RAM_MB = 4096;
const HOST_BANDWIDTH = 1_000_000;

/** Published VM types, a quarter of the trace's rows each (CloudSim 4.0, `examples/power/Constants.java`). */
const VM_TYPES = [
  { mips: 2500, ramMb: 870 },
  { mips: 2000, ramMb: 1740 },
  { mips: 1000, ramMb: 1740 },
  { mips: 500, ramMb: 613 },
] as const;
const VM_BANDWIDTH = 100_000;

/** Flags of a VM on a host: it is on its way here, or was counted as leaving. */
export const INCOMING = 1;
export const OUTGOING = 2;

/** Depth of a VM's memory of its own load, in decisions (CloudSim 4.0, `PowerVm.HISTORY_LENGTH`). */
export const HISTORY_LENGTH = 30;
const RING = 2 * HISTORY_LENGTH;

/** All machines as columns: `…[h]` of hosts, `…[v]` of VMs. Load is in MIPS, loads as parts of a host or VM are 0..1. */
export interface Machines {
  readonly hostCount: number;
  readonly vmCount: number;
  /** Whether the idle power of an empty host counts when a place is looked for; published: no. */
  readonly idleCounts: boolean;

  readonly hostType: Uint8Array;
  readonly coreMips: Float64Array;
  readonly totalMips: Float64Array;
  readonly freeRamMb: Float64Array;
  readonly freeBandwidth: Float64Array;
  /** VMs on each host in the order they came, those on their way here included. */
  readonly guests: number[][];
  /** Size of the table of the host's Java map: grows, never shrinks, and decides the order of sums. */
  readonly mapCapacity: Int32Array;
  /** Load at the last update and at the one before. */
  readonly loadMips: Float64Array;
  readonly previousLoadMips: Float64Array;
  /** The same as parts of the host, and the power drawn now. */
  readonly load: Float64Array;
  readonly previousLoad: Float64Array;
  readonly powerW: Float64Array;
  /** While moves are planned: what is left, what is given, what is asked, and whether `availableMips` is as a removal leaves it. */
  readonly availableMips: Float64Array;
  readonly givenMips: Float64Array;
  readonly askedMips: Float64Array;
  readonly settled: Uint8Array;

  readonly vmMips: Float64Array;
  readonly vmRamMb: Float64Array;
  readonly nameHash: Int32Array;
  readonly hostOf: Int32Array;
  readonly alive: Uint8Array;
  readonly migrating: Uint8Array;
  /** What the VM asks now, MIPS. */
  readonly demandMips: Float64Array;
  /** RAM and bandwidth asked: in full at the start, nothing afterwards. */
  readonly wantedRamMb: Float64Array;
  readonly wantedBandwidth: Float64Array;
  /** Load of the VM at the last decisions, newest at `historyHead`, each value twice so that a look back never wraps. */
  readonly history: Float64Array;
  historyHead: number;
  historySize: number;

  /** `flags[h * vmCount + v]`. */
  readonly flags: Uint8Array;
}

/** The machines of an experiment, nothing placed yet. */
export function createMachines(hostCount: number, vmCount: number, idleCounts = false): Machines {
  const hosts = () => new Float64Array(hostCount);
  const vms = () => new Float64Array(vmCount);
  const perType = Math.ceil(vmCount / VM_TYPES.length);
  const type = (v: number) => VM_TYPES[Math.floor(v / perType)];
  const hostType = new Uint8Array(hostCount).map((_, h) => h % HOST_TYPES.length);
  const coreMips = hosts().map((_, h) => HOST_TYPES[hostType[h]].coreMips);
  return {
    hostCount,
    vmCount,
    idleCounts,
    hostType,
    coreMips,
    totalMips: coreMips.map((mips) => mips * CORES),
    freeRamMb: hosts().fill(HOST_RAM_MB),
    freeBandwidth: hosts().fill(HOST_BANDWIDTH),
    guests: Array.from({ length: hostCount }, () => []),
    mapCapacity: new Int32Array(hostCount).fill(16),
    loadMips: hosts(),
    previousLoadMips: hosts(),
    load: hosts(),
    previousLoad: hosts(),
    powerW: hosts().map((_, h) => powerAt(hostType[h], 0)),
    availableMips: coreMips.map((mips) => mips * CORES),
    givenMips: hosts(),
    askedMips: hosts(),
    settled: new Uint8Array(hostCount),
    vmMips: vms().map((_, v) => type(v).mips),
    vmRamMb: vms().map((_, v) => type(v).ramMb),
    nameHash: new Int32Array(vmCount).map((_, v) => javaStringHash(`2-${v}`)),
    hostOf: new Int32Array(vmCount).fill(-1),
    alive: new Uint8Array(vmCount),
    migrating: new Uint8Array(vmCount),
    demandMips: vms(),
    wantedRamMb: vms().map((_, v) => type(v).ramMb),
    wantedBandwidth: vms().fill(VM_BANDWIDTH),
    history: new Float64Array(vmCount * RING),
    historyHead: 0,
    historySize: 0,
    flags: new Uint8Array(hostCount * vmCount),
  };
}

const POWER_POINTS = 11;
const POWER_W = Float64Array.from(HOST_TYPES.flatMap(({ powerW }) => powerW));

/**
 * Power of a host at a load of 0..1, W: straight lines between the SPECpower points. At the five loads that are exact
 * multiples of 0.1 CloudSim reads the table; the line gives the same there.
 */
export function powerAt(type: number, load: number): number {
  const low = Math.floor(load * 10);
  const from = POWER_W[type * POWER_POINTS + low];
  const slope = (POWER_W[type * POWER_POINTS + Math.ceil(load * 10)] - from) / 10;
  return from + slope * (load - low / 10) * 100;
}

/** A measured load a little above 1 (rounding) is 1. */
export function clampLoad(load: number): number {
  return load > 1 && load < 1.01 ? 1 : load;
}

/** Adds what every VM does now (0..1 of the VM) to its history. */
export function remember(m: Machines, loads: Float64Array): void {
  m.historyHead = m.historyHead === 0 ? HISTORY_LENGTH - 1 : m.historyHead - 1;
  m.historySize = Math.min(HISTORY_LENGTH, m.historySize + 1);
  for (let v = 0; v < m.vmCount; v++) {
    const at = v * RING + m.historyHead;
    m.history[at] = loads[v];
    m.history[at + HISTORY_LENGTH] = loads[v];
  }
}

/** Where the history of a VM begins in `history`: newest first, `historySize` values. */
export function historyStart(m: Machines, v: number): number {
  return v * RING + m.historyHead;
}
