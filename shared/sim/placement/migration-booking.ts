import { type HostId, type MigrationId, NONE, type VmId } from '#shared/ids.ts';
import { type FailureReason, MIGRATION_MODES, MIGRATION_STATES, type MigrationMode } from '../kernel/codes/index.ts';
import type { OpenWorld, World } from '../kernel/world.ts';
import { assignHost, guestNeedMib } from './memory-commitment.ts';

const FREE = MIGRATION_STATES.indexOf('none');
const PRE_COPY = MIGRATION_MODES.indexOf('preCopy');

/** The first row of `migrations` that holds no move, or `NONE`. */
export function freeMigrationRow({ migrations }: OpenWorld): MigrationId | typeof NONE {
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] === FREE) return m as MigrationId;
  return NONE;
}

/** Puts a move into the queue and promises the VM's memory on the target, beside what its present host has promised. */
export function bookMigration(world: World, vm: VmId, to: HostId, mode: MigrationMode, by: number): void {
  const { migrations, vms, hosts, tick, events } = world;
  const migration = freeMigrationRow(world) as MigrationId;
  const from = vms.host[vm] as HostId;
  migrations.state[migration] = MIGRATION_STATES.indexOf('queued');
  migrations.vm[migration] = vm;
  migrations.from[migration] = from;
  migrations.to[migration] = to;
  migrations.mode[migration] = MIGRATION_MODES.indexOf(mode);
  migrations.startedAtTick[migration] = tick;
  vms.migration[vm] = migration;
  hosts.promisedMib[to] += guestNeedMib(world, vm);
  events.push({ type: 'migrationQueued', migration, vm, from, to, by });
}

/** The end of a move at which its VM does not live: the target, or the source of a post-copy that has gone over. */
export function otherEnd({ migrations, vms }: OpenWorld, migration: MigrationId): HostId {
  const { from, to, vm } = migrations;
  return (vms.host[vm[migration]] === to[migration] ? from[migration] : to[migration]) as HostId;
}

/** Makes the target of a post-copy the home of its VM; its old home keeps the promise until the last page is fetched. */
export function switchToTarget(world: World, migration: MigrationId): void {
  const { migrations, hosts } = world;
  const vm = migrations.vm[migration] as VmId;
  const needMib = guestNeedMib(world, vm);
  hosts.promisedMib[migrations.from[migration]] += needMib;
  hosts.promisedMib[migrations.to[migration]] -= needMib;
  assignHost(world, vm, migrations.to[migration] as HostId);
}

/** Ends a move: the VM belongs where it lives, and the promise of the other end is taken back. */
export function endMigration(world: World, migration: MigrationId): void {
  const { migrations, vms, hosts } = world;
  const vm = migrations.vm[migration] as VmId;
  hosts.promisedMib[otherEnd(world, migration)] -= guestNeedMib(world, vm);
  vms.migration[vm] = NONE;
  vms.throttlePermille[vm] = 0;
  clearRow(world, migration);
}

/** Ends a move by making the target the VM's home. */
export function landMigration(world: World, migration: MigrationId): void {
  const vm = world.migrations.vm[migration] as VmId;
  const to = world.migrations.to[migration] as HostId;
  endMigration(world, migration);
  assignHost(world, vm, to);
}

/** Ends the move of a VM, if it has one, because something went wrong. */
export function failMigration(world: World, vm: VmId, reason: FailureReason): void {
  const migration = world.vms.migration[vm];
  if (migration === NONE) return;
  endMigration(world, migration as MigrationId);
  world.events.push({ type: 'migrationFailed', vm, reason });
}

/** Number of VMs on their way to a host. */
export function incomingOf({ migrations }: OpenWorld, host: HostId): number {
  let incoming = 0;
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] !== FREE && migrations.to[m] === host) incoming++;
  return incoming;
}

/** Number of VMs that run on a host until a live pre-copy has taken them elsewhere. */
export function leavingFrom({ migrations }: OpenWorld, host: HostId): number {
  let leaving = 0;
  for (let m = 0; m < migrations.rows; m++)
    if (migrations.state[m] !== FREE && migrations.mode[m] === PRE_COPY && migrations.from[m] === host) leaving++;
  return leaving;
}

/** Number of VMs that live elsewhere by now and still fetch memory from a host (post-copy). */
export function fetchedFrom({ migrations, vms }: OpenWorld, host: HostId): number {
  let fetched = 0;
  for (let m = 0; m < migrations.rows; m++) {
    if (migrations.from[m] === host && vms.host[migrations.vm[m]] !== host) fetched++;
  }
  return fetched;
}

/** Number of VMs on their way from a host. */
export function outgoingOf({ migrations }: OpenWorld, host: HostId): number {
  let outgoing = 0;
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] !== FREE && migrations.from[m] === host) outgoing++;
  return outgoing;
}

function clearRow({ migrations, layout }: World, row: MigrationId): void {
  const columns = migrations as unknown as { readonly [column: string]: Float64Array | Int32Array };
  for (const column of Object.keys(layout.schema.migrations.hidden)) columns[column][row] = 0;
  for (const column of Object.keys(layout.schema.migrations.open)) columns[column][row] = 0;
  for (const column of [migrations.vm, migrations.from, migrations.to]) column[row] = NONE;
}
