import type { OrderEntry } from '#shared/replay/entries.ts';
import { createWorld } from '#shared/sim/create.ts';
import type { Scenario, Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { hashWorld, snapshot, type World, worldOver } from '#shared/sim/kernel/world.ts';
import { type Order, step, type Verdict } from '#shared/sim/step.ts';

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

/** All state of all worlds in one piece. */
export function saveWorlds(worlds: TeamWorlds): Uint8Array {
  const size = worlds[0]?.buffer.byteLength ?? 0;
  const bytes = new Uint8Array(size * worlds.length);
  worlds.forEach((world, team) => {
    bytes.set(new Uint8Array(snapshot(world)), team * size);
  });
  return bytes;
}

/** What `saveWorlds` saved. Throws if the size is not that of this scenario's worlds. */
export function loadWorlds(scenario: Scenario, traces: Traces, teams: number, bytes: Uint8Array): TeamWorlds {
  const size = bytes.length / teams;
  return Array.from({ length: teams }, (_, team) => {
    const own = bytes.slice(team * size, (team + 1) * size);
    return worldOver(scenario, traces, own.buffer);
  });
}

/** One hash over all worlds. */
export function hashWorlds(worlds: TeamWorlds): number {
  let hash = 0;
  for (const world of worlds) hash = (Math.imul(hash, 31) + hashWorld(world)) >>> 0;
  return hash;
}
