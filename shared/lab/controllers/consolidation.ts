import type { HostId, VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { StreamState } from '#shared/sim/kernel/random.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import { awakeVms } from '#shared/sim/lifecycle/index.ts';
import { leavingFrom } from '#shared/sim/placement/index.ts';
import { checkCommand, type Order } from '#shared/sim/step.ts';
import { ownStreams } from '../own-streams.ts';
import type { ConsolidationSpec } from '../schema/happenings.ts';
import { secondsOf } from '../schema/parts.ts';
import { type Actor, isDue } from './actor.ts';
import { detectorOf } from './consolidation/detectors.ts';
import { emptyPast, type Past, recall } from './consolidation/past.ts';
import {
  fits,
  isOverloaded,
  mostWantedFirst,
  type PlannedMove,
  placeOne,
  type Search,
} from './consolidation/placements.ts';
import { type Selection, selectionOf } from './consolidation/selections.ts';
import { fullPowerW, isUsable, loadOf, put, take, unput, type View, viewOf } from './consolidation/view.ts';

const OPERATOR = 0;
const ON = HOST_STATES.indexOf('on');
const WAKING = HOST_STATES.indexOf('waking');
const BOOTING = HOST_STATES.indexOf('booting');
const DARK = [HOST_STATES.indexOf('asleep'), HOST_STATES.indexOf('off')];

/** What the policy remembers from look to look. */
interface Memory {
  readonly past: Past;
  readonly draws: StreamState;
  /** Hosts that were woken to be used, until the look that finds them on. */
  readonly awaited: Set<number>;
}

/**
 * Dynamic consolidation after Beloglazov & Buyya (CCPE 24(13), 2012): take VMs off overloaded hosts, empty the least loaded
 * ones, let what is empty sleep. Unlike there, every move is a live migration on a network, and hosts take time to wake.
 */
export function consolidationActor(spec: ConsolidationSpec, seed: string): Actor {
  const everyS = secondsOf(spec.every);
  const isOver = detectorOf(spec);
  const select = selectionOf(spec);
  let memory: Memory | undefined;
  return {
    act(world) {
      if (world.tick === 0) return [];
      memory ??= emptyMemory(world, seed);
      if (!isDue(world, everyS)) return spec.sleepEmpty ? sleepCalls(world, memory, NOBODY_COMES).map(ordered) : [];
      recall(memory.past, world);
      const view = viewOf(world, spec.memory, memory.past);
      const search = { placement: spec.placement, memoryCounts: spec.memory !== 'ignored', isOver };
      const { moves, homeless, over } = relieve(view, search, select, memory);
      const woken = spec.sleepEmpty ? wakeCalls(view, search, memory, homeless) : [];
      // While hosts are on their way up there is too little room, not too much.
      const empties = spec.emptyUnderloaded && memory.awaited.size === 0;
      const emptied = empties ? emptyLeastLoaded(view, search, over) : [];
      // A look may come in every tick, so it also does what the ticks between two looks do.
      const slept = spec.sleepEmpty
        ? [...sleepCalls(world, memory, view.incoming), ...retireCalls(view, [...moves, ...emptied])]
        : [];
      return [...[...moves, ...emptied].map(moveCall), ...woken, ...slept].map(ordered);
    },
  };
}

function emptyMemory({ vms }: World, seed: string): Memory {
  return { past: emptyPast(vms.rows), draws: ownStreams(`consolidation/${seed}`), awaited: new Set() };
}

/** Takes VMs off overloaded hosts until they are not, and finds them places elsewhere; some find none. */
function relieve(view: View, search: Search, select: Selection, memory: Memory) {
  const over = new Set<number>();
  for (let host = 0; host < view.guests.length; host++)
    if (isUsable(view, host) && isOverloaded(view, search, host)) over.add(host);
  const fromOf = new Map<VmId, number>();
  for (const host of over) {
    while (view.guests[host].length > 0 && isOverloaded(view, search, host)) {
      const vm = select(view, view.guests[host], memory.draws);
      take(view, vm, host);
      fromOf.set(vm, host);
    }
  }
  const moves: PlannedMove[] = [];
  const homeless: VmId[] = [];
  for (const vm of mostWantedFirst(view, [...fromOf.keys()])) {
    const move = placeOne(view, search, vm, fromOf.get(vm) ?? -1, over);
    if (move) moves.push(move);
    else homeless.push(vm);
  }
  return { moves, homeless, over };
}

/** Empties hosts, least loaded first, as long as all VMs of one find room on hosts that have work. */
function emptyLeastLoaded(view: View, search: Search, over: ReadonlySet<number>): PlannedMove[] {
  const closed = new Set(over);
  for (let host = 0; host < view.guests.length; host++)
    if (view.guests[host].length + view.incoming[host] === 0) closed.add(host);
  const tried = new Set<number>();
  const moves: PlannedMove[] = [];
  for (let host = leastLoaded(view, closed, tried); host >= 0; host = leastLoaded(view, closed, tried)) {
    tried.add(host);
    const found = emptyOne(view, search, host, closed);
    if (found.length === 0) continue;
    closed.add(host);
    moves.push(...found);
  }
  return moves;
}

function leastLoaded(view: View, closed: ReadonlySet<number>, tried: ReadonlySet<number>): number {
  let best = -1;
  for (let host = 0; host < view.guests.length; host++) {
    if (closed.has(host) || tried.has(host) || !isUsable(view, host) || view.incoming[host] > 0) continue;
    if (best < 0 || loadOf(view, host) < loadOf(view, best)) best = host;
  }
  return best;
}

/** Moves for all guests of a host, or none. */
function emptyOne(view: View, search: Search, host: number, closed: ReadonlySet<number>): PlannedMove[] {
  const found: PlannedMove[] = [];
  for (const vm of mostWantedFirst(view, view.guests[host])) {
    const move = placeOne(view, search, vm, host, closed);
    if (!move) {
      for (const undo of found) unput(view, undo.vm, undo.host);
      return [];
    }
    found.push(move);
  }
  for (const { vm } of found) take(view, vm, host);
  return found;
}

const NOBODY_COMES: ArrayLike<number> = [];

/** Hosts with nothing on them go to sleep as soon as the last VM has left, but for those that are awaited or that VMs are sent to. */
function sleepCalls(world: World, { awaited }: Memory, incoming: ArrayLike<number>): CommandCall[] {
  const { hosts } = world;
  const calls: CommandCall[] = [];
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    if (hosts.state[host] !== ON || hosts.vms[host] > 0 || incoming[host] > 0 || awaited.has(host)) continue;
    const call = { name: 'sleepHost', args: { host } } as const;
    if (checkCommand(world, call, OPERATOR) === undefined) calls.push(call);
  }
  return calls;
}

/** Hosts that all VMs leave sleep as soon as the last has left. */
function retireCalls({ world, incoming }: View, moves: readonly PlannedMove[]): CommandCall[] {
  const leaving = new Map<HostId, number>();
  for (const { vm } of moves) {
    const from = world.vms.host[vm] as HostId;
    leaving.set(from, (leaving.get(from) ?? leavingFrom(world, from)) + 1);
  }
  const emptied = [...leaving].filter(([host, vms]) => incoming[host] === 0 && vms === awakeVms(world, host));
  return emptied.map(([host]) => ({ name: 'sleepHost', args: { host } }) as const);
}

/** Wakes as many hosts as the VMs without a place need, those that do most for their power first. */
function wakeCalls(view: View, search: Search, { awaited }: Memory, homeless: readonly VmId[]): CommandCall[] {
  const { state } = view.world.hosts;
  for (const host of awaited) if (state[host] !== WAKING && state[host] !== BOOTING) awaited.delete(host);
  const dark = homeless.length > 0 ? darkHosts(view) : [];
  const calls: CommandCall[] = [];
  for (const vm of homeless) {
    const coming = [...awaited].find((host) => fits(view, search, vm, host));
    const host = coming ?? dark.find((one) => !awaited.has(one) && fits(view, search, vm, one));
    if (host === undefined) continue;
    put(view, vm, host);
    if (coming !== undefined) continue;
    awaited.add(host);
    calls.push({ name: 'wakeHost', args: { host: host as HostId } });
  }
  return calls;
}

/** Hosts that can be woken, by the power that they would draw for a MHz when full, least first. */
function darkHosts(view: View): HostId[] {
  const { hosts } = view.world;
  const rows = Array.from({ length: hosts.rows }, (_, host) => host as HostId);
  const dark = rows.filter((host) => DARK.includes(hosts.state[host]) && canWake(view.world, host));
  const cost = new Map(dark.map((host) => [host, fullPowerW(view, host) / view.capacityMhz[host]]));
  return dark.sort((a, b) => (cost.get(a) ?? 0) - (cost.get(b) ?? 0) || a - b);
}

function canWake(world: World, host: HostId): boolean {
  return checkCommand(world, { name: 'wakeHost', args: { host } }, OPERATOR) === undefined;
}

function ordered(call: CommandCall): Order {
  return { by: OPERATOR, call };
}

function moveCall({ vm, host }: PlannedMove): CommandCall {
  return { name: 'migrateLive', args: { vm, host } };
}
