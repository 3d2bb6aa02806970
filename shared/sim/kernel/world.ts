import { CAUSES } from './codes/index.ts';
import type { SimEvent } from './events.ts';
import { hashWords } from './hash.ts';
import { STREAMS } from './random.ts';
import { looksInWindow } from './scenario/autoscale-policy.ts';
import type { Scenario, Traces } from './scenario/scenario.ts';
import { dayEndsWithin, seriesRows } from './scenario/series-rows.ts';
import { storageRows } from './scenario/storage-rows.ts';
import { advisories } from './tables/advisories.ts';
import { type Layout, layoutOf, type OpenTable, type Table, viewOpenTables, viewTables } from './tables/columns.ts';
import { copies } from './tables/copies.ts';
import { datastores } from './tables/datastores.ts';
import { dayLosses } from './tables/day-losses.ts';
import { forecasts } from './tables/forecasts.ts';
import { hall } from './tables/hall.ts';
import { hosts } from './tables/hosts.ts';
import { incidents } from './tables/incidents.ts';
import { losses } from './tables/losses.ts';
import { migrations } from './tables/migrations.ts';
import { racks, racksFor } from './tables/racks.ts';
import { recommendations } from './tables/recommendations.ts';
import { rules } from './tables/rules.ts';
import { series } from './tables/series.ts';
import { snapshots } from './tables/snapshots.ts';
import { streams } from './tables/streams.ts';
import { suggestions } from './tables/suggestions.ts';
import { tenants } from './tables/tenants.ts';
import { vms } from './tables/vms.ts';

/** Vulnerabilities that are kept in mind at once. */
const ADVISORIES = 16;

/** All tables, in the order of their cells. */
export const SCHEMA = {
  hall,
  hosts,
  racks,
  vms,
  tenants,
  migrations,
  incidents,
  forecasts,
  advisories,
  recommendations,
  datastores,
  snapshots,
  copies,
  rules,
  suggestions,
  losses,
  dayLosses,
  series,
  streams,
} as const;
export type WorldSchema = typeof SCHEMA;
export type WorldLayout = Layout<WorldSchema>;

/** One datacenter. Plain numbers over one buffer; only `step` changes it. */
export interface World extends Readonly<WorldTables> {
  readonly scenario: Scenario;
  readonly traces: Traces;
  readonly layout: WorldLayout;
  /** All state: hidden cells, then open cells. */
  readonly buffer: ArrayBuffer;
  readonly open: Int32Array;
  /** What happened in the last step; not state. */
  readonly events: SimEvent[];
  /** Ticks done since the start. */
  readonly tick: number;
}

type WorldTables = { [T in keyof WorldSchema]: Table<WorldSchema[T]> };

/** What a mirror holds and a command's `check` may read: the same tables with their open columns only. */
export type OpenWorld = { readonly [T in keyof WorldSchema]: OpenTable<WorldSchema[T]> } & {
  readonly scenario: Scenario;
  readonly tick: number;
};

/** Rules of placement that a player can have at a time, unless the scenario says otherwise. */
const DEFAULT_RULES = 32;
/** Moves that the balancer chooses at a time. */
const SUGGESTIONS = 8;

/** Sizes of the tables that a scenario asks for. */
export function worldLayout(scenario: Scenario): WorldLayout {
  const recommendations = scenario.rows.tenants * looksInWindow(scenario);
  const ledgerRows = simulates({ scenario }, 'billing') ? scenario.rows.tenants * CAUSES.length : 0;
  return layoutOf(SCHEMA, {
    rules: DEFAULT_RULES,
    suggestions: SUGGESTIONS,
    ...scenario.rows,
    racks: racksFor(scenario.rows.hosts),
    advisories: ADVISORIES,
    ...storageRows(scenario),
    hall: 1,
    recommendations,
    losses: ledgerRows,
    dayLosses: ledgerRows * dayEndsWithin(scenario),
    series: simulates({ scenario }, 'billing') ? seriesRows(scenario) : 0,
    streams: STREAMS.length,
  });
}

/** A world over `buffer`, or over a new buffer of zeroes. `createWorld` in `create.ts` fills it. */
export function worldOver(scenario: Scenario, traces: Traces, buffer?: ArrayBuffer): World {
  const layout = worldLayout(scenario);
  const bytes = layout.hiddenCells * 8 + layout.openCells * 4;
  const memory = buffer ?? new ArrayBuffer(bytes);
  if (memory.byteLength !== bytes) throw new Error(`a world of ${bytes} bytes over ${memory.byteLength}`);
  const hidden = new Float64Array(memory, 0, layout.hiddenCells);
  const open = new Int32Array(memory, layout.hiddenCells * 8, layout.openCells);
  const tables = viewTables(layout, hidden, open);
  return ticking(tables, { scenario, traces, layout, buffer: memory, open, events: [] }, tickOfHall);
}

/**
 * The tables of a world by name, with the tick that its hall is at. The names are written out and all worlds have one getter,
 * so that engines see one shape: spread into an object, each world after the first ten has a shape of its own, with a getter
 * of its own it is a dictionary, and either way every read of a table is a search.
 */
function ticking<T extends { readonly [K in keyof WorldSchema]: unknown }, R extends object>(
  t: T,
  rest: R,
  get: (this: T & R) => number,
): T & R & { readonly tick: number } {
  const { hall, hosts, racks, vms, tenants, migrations, incidents, forecasts, advisories } = t;
  const { recommendations, datastores, snapshots, copies, rules, suggestions, losses, dayLosses, series, streams } = t;
  const world: { [K in keyof WorldSchema]: unknown } = {
    hall,
    hosts,
    racks,
    vms,
    tenants,
    migrations,
    incidents,
    forecasts,
    advisories,
    recommendations,
    datastores,
    snapshots,
    copies,
    rules,
    suggestions,
    losses,
    dayLosses,
    series,
    streams,
  };
  return Object.defineProperty(Object.assign(world, rest), 'tick', { get, enumerable: true }) as T &
    R & { tick: number };
}

function tickOfHall(this: Pick<World, 'hall'>): number {
  return this.hall.tick[0];
}

/** The tables of a mirror over its own copy of the open cells. */
export function openWorldOver(scenario: Scenario, open: Int32Array, tick: () => number): OpenWorld {
  const tables = viewOpenTables(worldLayout(scenario), open);
  return ticking(tables, { scenario, tellTick: tick }, tickAsTold);
}

function tickAsTold(this: { readonly tellTick: () => number }): number {
  return this.tellTick();
}

/** A copy of all state: restore it with `worldOver(scenario, traces, snapshot)`. */
export function snapshot(world: World): ArrayBuffer {
  return world.buffer.slice(0);
}

/** A world of its own with the same state: for predictions, what-if and proofs. */
export function fork(world: World): World {
  return worldOver(world.scenario, world.traces, snapshot(world));
}

/** Hash of all state: equal for equal worlds on every machine. */
export function hashWorld(world: World): number {
  return hashWords(new Int32Array(world.buffer));
}

/** Hash of the open cells: what a mirror can check. */
export function hashOpen(open: Int32Array): number {
  return hashWords(open);
}

/** Whether a system of the tick takes part in this world. */
export function simulates({ scenario }: Pick<World, 'scenario'>, system: string): boolean {
  return scenario.systems === undefined || scenario.systems.includes(system);
}
