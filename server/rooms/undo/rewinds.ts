import type { OrderEntry } from '#shared/replay/entries.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { type World, worldOver } from '#shared/sim/kernel/world.ts';
import { step } from '#shared/sim/step.ts';
import { packWords, unpackWords } from '../packed-words.ts';

/** s of the hall that are undone at a time. Design value. */
export const UNDO_S = 30;

interface Copy {
  readonly tick: number;
  /** The world's words, packed. */
  readonly words: Int32Array;
}

interface Past {
  /** In the order of their ticks. At least one is as old as anybody may go back, once the game has lasted so long. */
  copies: Copy[];
  /** Orders since the oldest copy. */
  orders: { readonly tick: number; readonly order: OrderEntry }[];
}

/**
 * The last half minute of every hall, so that what was ordered in it can be taken back: a copy of each world now and then,
 * and the orders since. Not in snapshots: for half a minute after a restart one goes back less far.
 */
export class Rewinds {
  #pasts: Past[] = [];

  /** Before a step: keeps a copy if one is due, and the orders that the step carries out. */
  note(worlds: readonly World[], orders: readonly OrderEntry[]): void {
    worlds.forEach((world, team) => {
      const past = this.#pastOf(team);
      const every = ticksOf(world.scenario, UNDO_S);
      if (world.tick % every === 0 || past.copies.length === 0) keepCopy(past, world, every);
    });
    for (const order of orders) {
      const tick = worlds[order.team]?.tick;
      if (tick !== undefined) this.#pastOf(order.team).orders.push({ tick, order });
    }
  }

  /** How far back a team can go: at most half a minute; nothing if its members have ordered nothing since. */
  reach(world: World, team: number): number | undefined {
    const past = this.#pastOf(team);
    const [oldest] = past.copies;
    if (!oldest) return undefined;
    const from = Math.max(oldest.tick, world.tick - ticksOf(world.scenario, UNDO_S));
    return past.orders.some(({ tick, order }) => tick >= from && isMembers(order)) ? from : undefined;
  }

  /**
   * The hall of a team as it would be without what its members have ordered since `fromTick`; nothing if no copy is old
   * enough. What an instructor or a lesson gave it stays.
   */
  without(world: World, team: number, fromTick: number): World | undefined {
    const past = this.#pastOf(team);
    const copy = past.copies.findLast(({ tick }) => tick <= fromTick);
    if (!copy) return undefined;
    const other = worldOver(world.scenario, world.traces);
    unpackWords(copy.words, new Int32Array(other.buffer));
    const orders = past.orders.filter(({ tick, order }) => tick < fromTick || !isMembers(order));
    while (other.tick < world.tick) {
      const given = orders.filter(({ tick }) => tick === other.tick);
      step(
        other,
        given.map(({ order: { by, call } }) => ({ by, call })),
      );
    }
    return other;
  }

  /** What a team ordered since a tick is void: its past is one without it. */
  forget(team: number, fromTick: number): void {
    const past = this.#pastOf(team);
    past.copies = past.copies.filter(({ tick }) => tick <= fromTick);
    past.orders = past.orders.filter(({ tick, order }) => tick < fromTick || !isMembers(order));
  }

  /** A hall is a copy of another one: so is its past. */
  copyPast(team: number, into: number): void {
    const { copies, orders } = this.#pastOf(team);
    this.#pasts[into] = { copies: [...copies], orders: [...orders] };
  }

  #pastOf(team: number): Past {
    this.#pasts[team] ??= { copies: [], orders: [] };
    return this.#pasts[team];
  }
}

function keepCopy(past: Past, world: World, everyTicks: number): void {
  if (past.copies.at(-1)?.tick === world.tick) return;
  const words = new Int32Array(world.buffer.byteLength / Int32Array.BYTES_PER_ELEMENT);
  const length = packWords(new Int32Array(world.buffer), words);
  past.copies.push({ tick: world.tick, words: words.slice(0, length) });
  const needed = past.copies.findLastIndex(({ tick }) => tick <= world.tick - everyTicks);
  if (needed > 0) past.copies.splice(0, needed);
  const oldest = past.copies[0]?.tick ?? 0;
  past.orders = past.orders.filter(({ tick }) => tick >= oldest);
}

function isMembers({ by }: OrderEntry): boolean {
  return by >= 0;
}

/** Puts the state of one world into another of the same scenario. */
export function putInto(world: World, from: World): void {
  new Uint8Array(world.buffer).set(new Uint8Array(from.buffer));
  world.events.length = 0;
}
