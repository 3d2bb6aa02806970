import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { powerAt } from '#shared/sim/facility/index.ts';
import { HOST_STATES, MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import type { ConsolidationSpec } from '../../schema/happenings.ts';
import type { Past } from './past.ts';

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const FREE = MIGRATION_STATES.indexOf('none');

/** The hall as it will be once the moves that are planned have arrived. */
export interface View {
  readonly world: World;
  /** VMs of each host that may move. */
  readonly guests: VmId[][];
  /** MHz that guests want of each host, and what it has. */
  readonly wantedMhz: Float64Array;
  readonly capacityMhz: Float64Array;
  /** What VMs wanted at the last looks, and the sums of it over those that each host has: `looks` values a host, oldest first. */
  readonly past: Past;
  readonly pastMhz: Float64Array;
  readonly looks: number;
  /** Memory that each host has left, in the sense that the policy looks at, MiB. */
  readonly roomMib: Float64Array;
  readonly needMib: (vm: VmId) => number;
  /** Memory that each host may still promise, MiB: moves that arrive together must fit together. */
  readonly promisableMib: Float64Array;
  /** VMs on their way here. */
  readonly incoming: Int32Array;
  /** Moves that can still be ordered: the table of moves has an end. */
  movesLeft: number;
}

export function viewOf(world: World, memory: ConsolidationSpec['memory'], past: Past): View {
  const { hosts, vms, migrations } = world;
  const needMib = needOf(world, memory);
  const looks = past.wantedMhz[0]?.length ?? 0;
  const view: View = {
    world,
    guests: Array.from({ length: hosts.rows }, () => []),
    wantedMhz: new Float64Array(hosts.rows),
    capacityMhz: Float64Array.from({ length: hosts.rows }, (_, h) => hosts.cores[h] * hosts.coreMhz[h]),
    past,
    pastMhz: new Float64Array(hosts.rows * looks),
    looks,
    roomMib: new Float64Array(hosts.rows),
    needMib,
    promisableMib: Float64Array.from({ length: hosts.rows }, (_, h) => committableMib(world, h as HostId)),
    incoming: new Int32Array(hosts.rows),
    movesLeft: 0,
  };
  for (let h = 0 as HostId; h < hosts.rows; h++) view.roomMib[h] = roomAtFirst(world, h, memory);
  for (let m = 0; m < migrations.rows; m++) {
    if (migrations.state[m] === FREE) view.movesLeft += 1;
    else view.incoming[migrations.to[m]] += 1;
  }
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.host[vm] === NONE || vms.state[vm] !== RUNNING) continue;
    const moving = vms.migration[vm];
    const home = moving === NONE ? vms.host[vm] : migrations.to[moving];
    view.wantedMhz[home] += past.latestMhz[vm];
    addPast(view, vm, home, 1);
    if (memory === 'active') view.roomMib[home] -= needMib(vm);
    if (moving === NONE) view.guests[home].push(vm);
  }
  return view;
}

/** What a VM needs of its host's memory, as the policy sees it. */
function needOf(world: World, memory: ConsolidationSpec['memory']): (vm: VmId) => number {
  if (memory === 'promised') return (vm) => guestNeedMib(world, vm);
  if (memory === 'active') return (vm) => world.vms.activeEstimateMib[vm];
  return () => 0;
}

function roomAtFirst(world: World, host: HostId, memory: ConsolidationSpec['memory']): number {
  if (memory === 'promised') return committableMib(world, host);
  return memory === 'active' ? world.hosts.memMib[host] - world.hosts.hypervisorMib[host] : 0;
}

/** Load of a host as a part of its CPU. */
export function loadOf({ wantedMhz, capacityMhz }: View, host: number): number {
  return capacityMhz[host] > 0 ? wantedMhz[host] / capacityMhz[host] : 0;
}

/** Sums below this are what rounding leaves of VMs that are gone, MHz. */
const NOTHING_MHZ = 1e-6;

function addPast({ past, pastMhz, looks }: View, vm: VmId, host: number, vms: 1 | -1): void {
  const wanted = past.wantedMhz[vm];
  for (let i = 0; i < looks; i++) {
    const sum = pastMhz[host * looks + i] + vms * wanted[i];
    pastMhz[host * looks + i] = sum < NOTHING_MHZ ? 0 : sum;
  }
}

let loads = new Float64Array(64);

/**
 * Loads of a host at the last looks, oldest first, the last one now: the sums over the VMs that it has now, and one more if
 * `extra` is given (CloudSim 4.0, `PowerHostUtilizationHistory`). What the host itself did then would keep a step for each
 * move. Looks before its VMs wanted anything do not count. Valid until the next call.
 */
export function historyOf({ past, pastMhz, looks, capacityMhz }: View, host: number, extra?: VmId): Float64Array {
  if (loads.length < looks) loads = new Float64Array(2 * looks);
  const more = extra === undefined ? undefined : past.wantedMhz[extra];
  let from = looks;
  for (let i = looks - 1; i >= 0; i--) {
    loads[i] = (pastMhz[host * looks + i] + (more?.[i] ?? 0)) / capacityMhz[host];
    if (loads[i] > 0) from = i;
  }
  return loads.subarray(from, looks);
}

/** Whether a host runs and takes VMs. */
export function isUsable({ world: { hosts } }: View, host: number): boolean {
  const closed = hosts.maintenance[host] === 1 || hosts.standby[host] === 1;
  return hosts.state[host] === ON && !closed && hosts.warningPermille[host] === 0;
}

/** W that a host would draw more with so many more MHz. */
export function addedPowerW(view: View, host: number, mhz: number): number {
  const { scenario, hosts } = view.world;
  const curve = scenario.hostModels[hosts.model[host]].powerW;
  return powerAt(curve, loadOf(view, host) + mhz / view.capacityMhz[host]) - powerAt(curve, loadOf(view, host));
}

/** W that a host draws with all it has in use. */
export function fullPowerW({ world: { scenario, hosts } }: View, host: number): number {
  return powerAt(scenario.hostModels[hosts.model[host]].powerW, 1);
}

/** Takes a VM from a host in the view. */
export function take(view: View, vm: VmId, host: number): void {
  view.wantedMhz[host] -= view.past.latestMhz[vm];
  addPast(view, vm, host, -1);
  view.roomMib[host] += view.needMib(vm);
  view.guests[host].splice(view.guests[host].indexOf(vm), 1);
}

/** Puts a VM on a host in the view; what has come is not moved on at the same look. */
export function put(view: View, vm: VmId, host: number): void {
  count(view, vm, host, 1);
}

/** Undoes `put`. */
export function unput(view: View, vm: VmId, host: number): void {
  count(view, vm, host, -1);
}

function count(view: View, vm: VmId, host: number, vms: 1 | -1): void {
  view.wantedMhz[host] += vms * view.past.latestMhz[vm];
  addPast(view, vm, host, vms);
  view.roomMib[host] -= vms * view.needMib(vm);
  view.promisableMib[host] -= vms * guestNeedMib(view.world, vm);
  view.incoming[host] += vms;
  view.movesLeft -= vms;
}
