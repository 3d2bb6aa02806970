import { at } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import { HOST_STATES, STATUSES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/**
 * When what happened that is to be seen happening, on the hall's clock in ms. Found by comparing a tick with the one before; a
 * hall that is shown for the first time has no past.
 */
export interface Moments {
  /** By VM: it came to stand on a host; it arrived there from another; its promise broke; it was mended; it was lost. */
  readonly placed: Float64Array;
  readonly docked: Float64Array;
  readonly torn: Float64Array;
  readonly mended: Float64Array;
  readonly lost: Float64Array;
  /** By host: its present state began; by rack: its breaker tripped. */
  readonly hostState: Float64Array;
  readonly tripped: Float64Array;
  /** By VM: the latest of its moments. */
  readonly latest: Float64Array;
  /** The latest of all VMs, and of hosts that fell and breakers that opened. */
  last: number;
  lastFall: number;
  readonly before: {
    known: boolean;
    readonly vmHost: Int32Array;
    readonly vmState: Int32Array;
    readonly vmStatus: Int32Array;
    readonly hostState: Int32Array;
    readonly rackTripped: Int32Array;
  };
}

/** Nothing that is seen happening to a VM takes longer, in ms: a breach pulses for two seconds. A fall is over sooner. Design values. */
const LONGEST_MS = 2200;
const FALL_OVER_MS = 600;
const LONG_AGO_MS = -1_000_000;
const BREACH = STATUSES.indexOf('breach');
const NOT_HERE: readonly number[] = [VM_STATES.indexOf('none'), VM_STATES.indexOf('lost')];
const LOST = VM_STATES.indexOf('lost');
const NO_HOST = HOST_STATES.indexOf('none');
const FAILED = HOST_STATES.indexOf('failed');

export function newMoments({ vms, hosts, racks }: OpenWorld): Moments {
  const longAgo = (rows: number) => new Float64Array(rows).fill(LONG_AGO_MS);
  return {
    placed: longAgo(vms.rows),
    docked: longAgo(vms.rows),
    torn: longAgo(vms.rows),
    mended: longAgo(vms.rows),
    lost: longAgo(vms.rows),
    hostState: longAgo(hosts.rows),
    tripped: longAgo(racks.rows),
    latest: longAgo(vms.rows),
    last: LONG_AGO_MS,
    lastFall: LONG_AGO_MS,
    before: {
      known: false,
      vmHost: new Int32Array(vms.rows),
      vmState: new Int32Array(vms.rows),
      vmStatus: new Int32Array(vms.rows),
      hostState: new Int32Array(hosts.rows),
      rackTripped: new Int32Array(racks.rows),
    },
  };
}

/** Whether something that happened to a VM a short while ago is still to be seen. */
export function isAnythingHappening({ last }: Moments, nowMs: number): boolean {
  return nowMs - last < LONGEST_MS;
}

/** Whether something that happened to this VM is still to be seen. */
export function isHappeningTo({ latest }: Moments, vm: number, nowMs: number): boolean {
  return nowMs - (latest[vm] ?? LONG_AGO_MS) < LONGEST_MS;
}

/** Whether a host or a breaker falls. */
export function isAnythingFalling({ lastFall }: Moments, nowMs: number): boolean {
  return nowMs - lastFall < FALL_OVER_MS;
}

/** Compares the world with the tick before and writes down what happened. */
export function noteMoments(moments: Moments, world: OpenWorld, nowMs: number): void {
  if (moments.before.known) {
    for (let vm = 0; vm < world.vms.rows; vm++) noteVm(moments, world, vm, nowMs);
    for (let host = 0; host < world.hosts.rows; host++) noteHost(moments, world, host, nowMs);
    for (let rack = 0; rack < world.racks.rows; rack++) {
      if (at(world.racks.tripped, rack) > at(moments.before.rackTripped, rack)) fall(moments, 'tripped', rack, nowMs);
    }
  }
  keep(moments, world);
}

type OfVm = 'placed' | 'docked' | 'torn' | 'mended' | 'lost';

function write(moments: Moments, kind: OfVm, vm: number, nowMs: number): void {
  moments[kind][vm] = nowMs;
  moments.latest[vm] = nowMs;
  moments.last = nowMs;
}

function fall(moments: Moments, kind: 'hostState' | 'tripped', row: number, nowMs: number): void {
  moments[kind][row] = nowMs;
  moments.lastFall = nowMs;
}

function noteVm(moments: Moments, { vms }: OpenWorld, vm: number, nowMs: number): void {
  const { vmHost, vmStatus, vmState } = moments.before;
  const [host, hostBefore] = [at(vms.host, vm), at(vmHost, vm)];
  if (host !== hostBefore && host !== NONE) write(moments, hostBefore === NONE ? 'placed' : 'docked', vm, nowMs);
  const [status, statusBefore] = [at(vms.status, vm), at(vmStatus, vm)];
  if (status === BREACH && statusBefore !== BREACH) write(moments, 'torn', vm, nowMs);
  const [state, stateBefore] = [at(vms.state, vm), at(vmState, vm)];
  if (status !== BREACH && statusBefore === BREACH && !NOT_HERE.includes(state)) write(moments, 'mended', vm, nowMs);
  if (state === LOST && stateBefore !== LOST) write(moments, 'lost', vm, nowMs);
}

function noteHost(moments: Moments, { hosts }: OpenWorld, host: number, nowMs: number): void {
  const before = at(moments.before.hostState, host);
  const state = at(hosts.state, host);
  if (state === before || before === NO_HOST) return;
  if (state === FAILED) fall(moments, 'hostState', host, nowMs);
  else moments.hostState[host] = nowMs;
}

function keep({ before }: Moments, { vms, hosts, racks }: OpenWorld): void {
  before.known = true;
  before.vmHost.set(vms.host);
  before.vmState.set(vms.state);
  before.vmStatus.set(vms.status);
  before.hostState.set(hosts.state);
  before.rackTripped.set(racks.tripped);
}
