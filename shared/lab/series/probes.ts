import { HOST_STATES, MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { JOULES_PER_KWH } from '#shared/units.ts';

/** A column of the series with a name of its own: its unit, what it is, and how it is read off a world. */
export interface Probe {
  readonly unit: string;
  readonly says: string;
  read(world: World): number;
}

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const MIB_PER_GIB = 1024;

const gib = (says: string, column: (world: World) => Float64Array): Probe => ({
  unit: 'GiB',
  says,
  read: (world) => sum(column(world)) / MIB_PER_GIB,
});

/** Every named column, in the order of the reference page. */
export const PROBES = {
  powerKw: { unit: 'kW', says: 'servers', read: ({ hosts }) => sum(hosts.powerExactW) / 1000 },
  energyKwh: { unit: 'kWh', says: 'servers, since the start', read: energyKwh },
  hostsOn: { unit: 'hosts', says: 'powered on', read: ({ hosts }) => countOf(hosts.state, ON) },
  hostsBusy: { unit: 'hosts', says: 'with load', read: ({ hosts }) => countAbove(hosts.usedMhz) },
  hostsOverloaded: {
    unit: 'hosts',
    says: 'that do not give their guests the CPU that these want and may have',
    read: overloaded,
  },
  cpuUsed: { unit: 'fraction', says: 'CPU used of that of hosts powered on', read: cpuUsed },
  vmsRunning: { unit: 'VMs', says: 'running', read: ({ vms }) => countOf(vms.state, RUNNING) },
  moves: {
    unit: 'moves',
    says: 'waiting or under way',
    read: ({ migrations }) => migrations.rows - countOf(migrations.state, MIGRATION_STATES.indexOf('none')),
  },
  speed: {
    unit: 'fraction',
    says: 'mean part of wanted work that gets done',
    read: ({ vms }) => meanOfRunning(vms, vms.speed),
  },
  latencyMs: {
    unit: 'ms',
    says: 'mean 95th percentile of service time',
    read: ({ vms }) => meanOfRunning(vms, vms.latencyExactMs),
  },
  steal: {
    unit: 'fraction',
    says: 'mean part of time ready but not running',
    read: ({ vms }) => meanOfRunning(vms, vms.readyFraction),
  },
  stall: {
    unit: 'fraction',
    says: 'mean part of time waiting for memory',
    read: ({ vms }) => meanOfRunning(vms, vms.stallFraction),
  },
  freeGib: gib('machine memory that nobody uses', ({ hosts }) => hosts.freeExactMib),
  sharedGib: gib('saved by page sharing', ({ hosts }) => hosts.savedExactMib),
  balloonedGib: gib('in balloons', ({ hosts }) => hosts.balloonedExactMib),
  compressedGib: gib('held compressed', ({ hosts }) => hosts.compressedExactMib),
  swappedGib: gib('swapped by hosts', ({ hosts }) => hosts.swappedExactMib),
  touchedGib: gib('memory that guests believe they use', ({ vms }) => vms.touchedExactMib),
} as const satisfies { readonly [name: string]: Probe };

export type ProbeName = keyof typeof PROBES;

/** Energy of all servers since the start, with the parts of a joule that are not booked yet. */
export function energyKwh({ hosts }: World): number {
  return (sum(hosts.energyJ) + sum(hosts.energyFraction)) / JOULES_PER_KWH;
}

/** Sum of a column, row by row. */
export function sum(column: Float64Array): number {
  let total = 0;
  for (let row = 0; row < column.length; row++) total += column[row];
  return total;
}

/** Rows whose code is `code`. */
export function countOf(column: Int32Array, code: number): number {
  let n = 0;
  for (let row = 0; row < column.length; row++) if (column[row] === code) n++;
  return n;
}

function countAbove(column: Float64Array): number {
  let n = 0;
  for (let row = 0; row < column.length; row++) if (column[row] > 0) n++;
  return n;
}

/** A host short of CPU: it does not give what its guests want and may have, by more than rounding. */
export function isOverloaded({ dueMhz, usedMhz }: World['hosts'], host: number): boolean {
  return usedMhz[host] < dueMhz[host] * (1 - 1e-9);
}

function overloaded({ hosts }: World): number {
  let n = 0;
  for (let host = 0; host < hosts.rows; host++) if (hosts.state[host] === ON && isOverloaded(hosts, host)) n++;
  return n;
}

function cpuUsed({ hosts }: World): number {
  let [used, all] = [0, 0];
  for (let host = 0; host < hosts.rows; host++) {
    if (hosts.state[host] !== ON) continue;
    used += hosts.usedMhz[host];
    all += hosts.cores[host] * hosts.coreMhz[host];
  }
  return all > 0 ? used / all : 0;
}

function meanOfRunning(vms: World['vms'], column: Float64Array): number {
  let [total, n] = [0, 0];
  for (let vm = 0; vm < vms.rows; vm++) {
    if (vms.state[vm] !== RUNNING) continue;
    total += column[vm];
    n++;
  }
  return n > 0 ? total / n : 0;
}
