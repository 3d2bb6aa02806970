import type { OrderEntry } from '#shared/replay/entries.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { type World, worldOver } from '#shared/sim/kernel/world.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';
import { packWords, unpackWords } from './packed-words.ts';

/** One world per team, all from the same scenario and seed, in step with each other (the Mirror mode). */
export type TeamWorlds = readonly World[];

export function createWorlds(scenario: Scenario, traces: Traces, teams: number): TeamWorlds {
  return Array.from({ length: teams }, () => createWorld(scenario, traces));
}

/** Steps all worlds by a tick; each order goes to its team's. Answers the verdicts in the order of `orders`. */
export function stepWorlds(worlds: TeamWorlds, orders: readonly OrderEntry[]): Verdict[] {
  const verdicts: Verdict[] = new Array<Verdict>(orders.length).fill(undefined);
  worlds.forEach((world, team) => {
    const places: number[] = [];
    const own: Order[] = [];
    orders.forEach((order, place) => {
      if (order.team !== team) return;
      places.push(place);
      own.push({ by: order.by, call: order.call });
    });
    step(world, own).forEach((verdict, i) => {
      verdicts[places[i] ?? 0] = verdict;
    });
  });
  return verdicts;
}

/** All state of all worlds in one piece: of each its length in words, and its words without most of the zeroes. */
export function saveWorlds(worlds: TeamWorlds): Uint8Array {
  const parts: Int32Array[] = [];
  const packed = new Int32Array((worlds[0]?.buffer.byteLength ?? 0) / Int32Array.BYTES_PER_ELEMENT);
  for (const { buffer } of worlds) {
    const length = packWords(new Int32Array(buffer), packed);
    parts.push(Int32Array.of(length), packed.slice(0, length));
  }
  const words = new Int32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    words.set(part, at);
    at += part.length;
  }
  return new Uint8Array(words.buffer);
}

/** What `saveWorlds` saved. Throws if it is not of as many worlds of this scenario. */
export function loadWorlds(scenario: Scenario, traces: Traces, teams: number, bytes: Uint8Array): TeamWorlds {
  const words = new Int32Array(bytes.slice().buffer);
  let at = 0;
  const worlds = Array.from({ length: teams }, () => {
    const length = words[at] ?? 0;
    const world = worldOver(scenario, traces);
    unpackWords(words.subarray(at + 1, at + 1 + length), new Int32Array(world.buffer));
    at += 1 + length;
    return world;
  });
  if (at !== words.length) throw new Error(`${teams} worlds of ${at} words in ${words.length}`);
  return worlds;
}

/** One hash over all worlds, from that of each. */
export function hashOfAll(hashes: readonly number[]): number {
  let hash = 0;
  for (const own of hashes) hash = (Math.imul(hash, 31) + own) >>> 0;
  return hash;
}
