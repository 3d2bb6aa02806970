import type { HostId, VmId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/codes.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { STREAMS, type StreamState, seedStreams } from '#shared/sim/random.ts';
import { checkCommand } from '#shared/sim/step.ts';
import type { World } from '#shared/sim/world.ts';
import type { ConsolidationSpec } from '../schema/happenings.ts';
import { secondsOf } from '../schema/parts.ts';
import { type Actor, isDue } from './actor.ts';
import { detectorOf } from './consolidation/detectors.ts';
import { mostWantedFirst, type PlannedMove, placeOne, type Search } from './consolidation/placements.ts';
import { type Selection, selectionOf } from './consolidation/selections.ts';
import { isUsable, loadOf, take, unput, type View, viewOf } from './consolidation/view.ts';

const OPERATOR = 0;
/** Looks that are remembered (Beloglazov & Buyya 2012: thirty). */
const HISTORY = 30;
const ON = HOST_STATES.indexOf('on');
const DARK = [HOST_STATES.indexOf('asleep'), HOST_STATES.indexOf('off')];

/** What the policy remembers from look to look, oldest first. */
interface Memory {
  readonly hosts: number[][];
  readonly vms: number[][];
  readonly draws: StreamState;
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
      if (world.tick === 0 || !isDue(world, everyS)) return [];
      memory ??= emptyMemory(world, seed);
      const view = viewOf(world, spec.memory);
      remember(memory, view);
      const search = {
        placement: spec.placement,
        memoryCounts: spec.memory !== 'ignored',
        isOver,
        history: memory.hosts,
      };
      const { moves, homeless, over } = relieve(view, search, select, memory);
      const emptied = spec.emptyUnderloaded && homeless === 0 ? emptyLeastLoaded(view, search, over) : [];
      const power = spec.sleepEmpty ? powerCalls(view, homeless) : [];
      return [...[...moves, ...emptied].map(moveCall), ...power].map((call) => ({ by: OPERATOR, call }));
    },
  };
}

function emptyMemory({ hosts, vms }: World, seed: string): Memory {
  const words = () => new Float64Array(STREAMS.length);
  const draws = { a: words(), b: words(), c: words(), counter: words() };
  seedStreams(draws, `consolidation/${seed}`);
  const lists = (rows: number) => Array.from({ length: rows }, () => [] as number[]);
  return { hosts: lists(hosts.rows), vms: lists(vms.rows), draws };
}

function remember({ hosts, vms }: Memory, view: View): void {
  const note = (list: number[], value: number) => {
    list.push(value);
    if (list.length > HISTORY) list.shift();
  };
  hosts.forEach((list, host) => {
    note(list, loadOf(view, host));
  });
  vms.forEach((list, vm) => {
    note(list, view.world.vms.load[vm]);
  });
}

/** Takes VMs off overloaded hosts until they are not, and finds them places elsewhere. */
function relieve(view: View, search: Search, select: Selection, memory: Memory) {
  const over = new Set<number>();
  for (let host = 0; host < view.guests.length; host++)
    if (isUsable(view, host) && search.isOver(memory.hosts[host], loadOf(view, host))) over.add(host);
  const leaving: { vm: VmId; from: number }[] = [];
  for (const host of over) {
    while (view.guests[host].length > 0 && search.isOver(memory.hosts[host], loadOf(view, host))) {
      const vm = select(view, view.guests[host], memory.vms, memory.draws);
      take(view, vm, host);
      leaving.push({ vm, from: host });
    }
  }
  const fromOf = new Map(leaving.map(({ vm, from }) => [vm, from]));
  const moves = mostWantedFirst(
    view,
    leaving.map(({ vm }) => vm),
  ).flatMap((vm) => placeOne(view, search, vm, fromOf.get(vm) ?? -1, over) ?? []);
  const placed = new Set(moves.map(({ vm }) => vm));
  const homeless = leaving.filter(({ vm }) => !placed.has(vm) && wakingHelps(view, search, vm)).length;
  return { moves, homeless, over };
}

/** Whether one of the dark hosts, once awake, could take a VM: one that is too much for any host stays where it is. */
function wakingHelps({ world: { hosts, vms }, capacityMhz }: View, { isOver }: Search, vm: VmId): boolean {
  for (let host = 0; host < hosts.rows; host++) {
    const load = vms.wantMhz[vm] / capacityMhz[host];
    if (DARK.includes(hosts.state[host]) && load <= 1 && !isOver([load], load)) return true;
  }
  return false;
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

/** Hosts with nothing on them go to sleep, one for each VM without a place is woken instead. */
function powerCalls(view: View, homeless: number): CommandCall[] {
  const { hosts } = view.world;
  const calls: CommandCall[] = [];
  let missing = homeless;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    const call = powerCall(view, host, missing);
    if (!call || checkCommand(view.world, call, OPERATOR) !== undefined) continue;
    if (call.name === 'wakeHost') missing -= 1;
    calls.push(call);
  }
  return calls;
}

function powerCall(view: View, host: HostId, missing: number): CommandCall | undefined {
  const { hosts } = view.world;
  if (missing > 0) return DARK.includes(hosts.state[host]) ? { name: 'wakeHost', args: { host } } : undefined;
  return hosts.state[host] === ON && hosts.vms[host] === 0 && view.incoming[host] === 0
    ? { name: 'sleepHost', args: { host } }
    : undefined;
}

function moveCall({ vm, host }: PlannedMove): CommandCall {
  return { name: 'migrateLive', args: { vm, host } };
}
