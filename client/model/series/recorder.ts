import { SECOND_S, ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Seconds of a hall that are kept: two business hours and more, enough to see a slope. Design value. */
export const KEPT_S = 120;

/** Figures of which the last minutes are kept, by table: those that a person asks "is it rising?" of. */
const RECORDED = {
  hosts: ['usedPermille', 'demandPermille', 'stealPermille', 'freeMib', 'promisedMib', 'powerW'],
  vms: ['speedPermille', 'stealPermille', 'loadPermille', 'latencyMs', 'lossPermille', 'activeMib'],
  tenants: ['goodPermille', 'creditPermille'],
  hall: ['facilityW', 'migrationUsedMbit', 'energyWh', 'reputationPermille', 'netCentsPerS', 'slaPermille'],
} as const;

export type RecordedTable = keyof typeof RECORDED;
export type RecordedColumn<T extends RecordedTable> = (typeof RECORDED)[T][number];

/** A figure over time, the oldest second first; NaN where nothing was heard of it. */
export type Series = readonly number[];

/** The last minutes of a hall as its mirror told them. One ring for each figure, filled once a second of the hall. */
export class Recorder {
  readonly #rings = new Map<string, Float32Array>();
  #rows: { readonly [T in RecordedTable]: number } | undefined;
  /** Second of the hall that was recorded last; −1: none. */
  #second = -1;

  /** Notes the figures of the present second, once; a hall that is another one, or that went back, begins anew. */
  record(world: OpenWorld): void {
    const second = Math.floor(world.tick / ticksOf(world.scenario, SECOND_S));
    if (second === this.#second) return;
    this.#prepare(world, second);
    for (let missed = Math.max(this.#second + 1, second - KEPT_S); missed < second; missed++) this.#forget(missed);
    for (const table of TABLES) {
      for (const column of RECORDED[table]) {
        this.#rings
          .get(`${table}.${column}`)
          ?.set(columnOf(world, table, column), (second % KEPT_S) * world[table].rows);
      }
    }
    this.#second = second;
  }

  /** What is known of a figure of a row, up to now. */
  series<T extends RecordedTable>(table: T, column: RecordedColumn<T>, row: number): Series {
    const ring = this.#rings.get(`${table}.${column}`);
    const rows = this.#rows?.[table] ?? 0;
    if (!ring || row >= rows || this.#second < 0) return [];
    const first = Math.max(0, this.#second - KEPT_S + 1);
    return Array.from(
      { length: this.#second - first + 1 },
      (_, i) => ring[((first + i) % KEPT_S) * rows + row] ?? Number.NaN,
    );
  }

  #prepare(world: OpenWorld, second: number): void {
    const same = this.#rows && TABLES.every((table) => this.#rows?.[table] === world[table].rows);
    if (same && second > this.#second) return;
    this.#rows = { hosts: world.hosts.rows, vms: world.vms.rows, tenants: world.tenants.rows, hall: world.hall.rows };
    this.#rings.clear();
    for (const table of TABLES) {
      for (const column of RECORDED[table]) {
        this.#rings.set(`${table}.${column}`, new Float32Array(KEPT_S * world[table].rows).fill(Number.NaN));
      }
    }
    this.#second = second - 1;
  }

  /** A second of which no frame came. */
  #forget(second: number): void {
    for (const table of TABLES) {
      const rows = this.#rows?.[table] ?? 0;
      for (const column of RECORDED[table]) {
        this.#rings
          .get(`${table}.${column}`)
          ?.fill(Number.NaN, (second % KEPT_S) * rows, ((second % KEPT_S) + 1) * rows);
      }
    }
  }
}

const TABLES = Object.keys(RECORDED) as readonly RecordedTable[];

function columnOf(world: OpenWorld, table: RecordedTable, column: string): ArrayLike<number> {
  return (world[table] as unknown as { readonly [name: string]: ArrayLike<number> })[column] ?? [];
}
