import { MEMORY_STATES, MIGRATION_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { World } from '#shared/sim/kernel/world.ts';
import type { Bar, Figure } from './entry.ts';
import type { Unit } from './header.ts';

/** Figures that several entries show. Values come from hidden columns where these are exact. */

type Column<T> = { [K in keyof T]: T[K] extends Float64Array | Int32Array ? K : never }[keyof T];
type Table = 'hosts' | 'vms' | 'migrations' | 'datastores' | 'tenants' | 'racks';

/** One cell of a table. */
export function cell<T extends Table>(id: string, unit: Unit, table: T, column: Column<World[T]>, row: number): Figure {
  return { id, unit, read: (world) => at(world, table, column, row) };
}

/** Sum of a column over rows; all of them unless some are named. */
export function total<T extends Table>(
  id: string,
  unit: Unit,
  table: T,
  column: Column<World[T]>,
  rows?: readonly number[],
): Figure {
  return {
    id,
    unit,
    read: (world) => (rows ?? allRows(world, table)).reduce((sum, row) => sum + at(world, table, column, row), 0),
  };
}

/** Mean of a column over rows. */
export function mean<T extends Table>(
  id: string,
  unit: Unit,
  table: T,
  column: Column<World[T]>,
  rows: readonly number[],
): Figure {
  const sum = total(id, unit, table, column, rows);
  return { id, unit, read: (world) => sum.read(world) / rows.length };
}

function at<T extends Table>(world: World, table: T, column: Column<World[T]>, row: number): number {
  const cells = world[table][column] as unknown as Float64Array;
  const value = cells[row];
  if (value === undefined) throw new Error(`no row ${row} in ${table}`);
  return value;
}

function allRows(world: World, table: Table): number[] {
  return Array.from({ length: world[table].rows }, (_, row) => row);
}

/** Rows from one to another, the last included. */
export function rows(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

const RUNNING = VM_STATES.indexOf('running');

/** Number of VMs that run, of all or of some rows. */
export function vmsRunning(only?: readonly number[], id = 'vmsRunning'): Figure {
  return {
    id,
    unit: 'count',
    read: (world) => (only ?? allRows(world, 'vms')).filter((vm) => world.vms.state[vm] === RUNNING).length,
  };
}

/** Where the machine memory of a host is. */
export function hostMemory(host: number, no?: number): Bar {
  return {
    name: 'host',
    ...(no !== undefined && { no }),
    parts: [
      cell('hypervisor', 'mib', 'hosts', 'hypervisorMib', host),
      cell('private', 'mib', 'hosts', 'privateExactMib', host),
      cell('cache', 'mib', 'hosts', 'cacheMib', host),
      cell('free', 'mib', 'hosts', 'freeExactMib', host),
    ],
  };
}

/** Where the memory that a guest has touched is. */
export function vmMemory(vm: number, name = 'vm', no: number | undefined = vm + 1): Bar {
  return {
    name,
    ...(no !== undefined && { no }),
    parts: [
      { id: 'private', unit: 'mib', read: (world) => privateMib(world, vm) },
      cell('shared', 'mib', 'vms', 'savedExactMib', vm),
      cell('ballooned', 'mib', 'vms', 'balloonedExactMib', vm),
      cell('compressed', 'mib', 'vms', 'compressedExactMib', vm),
      cell('patched', 'mib', 'vms', 'patchedExactMib', vm),
      cell('swapped', 'mib', 'vms', 'swappedExactMib', vm),
      cell('unbacked', 'mib', 'vms', 'unbackedMib', vm),
    ],
  };
}

/** What is left of what a guest has ever touched when all other places are taken off: the account [MEM-1]. */
function privateMib({ vms }: World, vm: number): number {
  const elsewhere = [
    vms.savedExactMib,
    vms.balloonedExactMib,
    vms.compressedExactMib,
    vms.patchedExactMib,
    vms.swappedExactMib,
    vms.unbackedMib,
  ];
  return elsewhere.reduce((left, column) => left - (column[vm] ?? 0), vms.everTouchedMib[vm] ?? 0);
}

/** Level of the ladder on which a host stands: 0 (high) to 4 (low). */
export function memoryState(host: number): Figure {
  return {
    id: 'memoryState',
    unit: 'count',
    read: ({ hosts }) => Math.min(MEMORY_STATES.length - 1, hosts.memoryState[host] ?? 0),
  };
}

const NO_MOVE = MIGRATION_STATES.indexOf('none');

/** A cell of the only move while there is one, else what it was last. */
export function whileMoving(id: string, unit: Unit, column: Column<World['migrations']>): Figure {
  return {
    id,
    unit,
    read: (world) => (world.migrations.state[0] === NO_MOVE ? 0 : at(world, 'migrations', column, 0)),
  };
}

/** Time for which guests stood still at the end of their moves, told when each arrives. */
export function pauseMs(id: string): Figure {
  return { id, unit: 'ms', adds: 'each', read: ({ events }) => events.reduce((sum, event) => sum + pauseOf(event), 0) };
}

function pauseOf(event: World['events'][number]): number {
  return event.type === 'migrationDone' ? event.pauseMs : 0;
}
