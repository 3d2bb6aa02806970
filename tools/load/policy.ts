import type { HostId, IncidentId, TenantId, VmId } from '#shared/ids.ts';
import type { Field } from '#shared/payload.ts';
import { isAllowed } from '#shared/sim/commands/allowed.ts';
import { COMMANDS, type CommandCall, type CommandName } from '#shared/sim/commands/index.ts';
import { SHARING_POLICIES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { checkCommand } from '#shared/sim/step.ts';

/** Guesses a player makes before giving up for this time: most kinds of move are seldom allowed. */
const GUESSES = 24;

/**
 * A busy player who knows the rules: guesses moves and gives the first that the mirror allows. It keeps every kind of
 * a team's orders flowing, which is what a load test needs; how well it plays does not matter. `random` is uniform in
 * [0, 1).
 */
export function busyMove(world: OpenWorld, seat: number, random: () => number): CommandCall | undefined {
  for (let guess = 0; guess < GUESSES; guess++) {
    const call = guessMove(world, random);
    if (checkCommand(world, call, seat) === undefined) return call;
  }
  return undefined;
}

function guessMove(world: OpenWorld, random: () => number): CommandCall {
  const row = (rows: number) => Math.floor(random() * rows);
  const kinds = [movesOfVm, movesOfVm, movesOfVm, movesOfVm, movesOfHost, movesOfHall, movesOfAnyKind];
  const moves = kinds[row(kinds.length)]?.(world, row) ?? [];
  return moves[row(moves.length)] ?? { name: 'setOvercommit', args: { percent: 100 } };
}

type Row = (rows: number) => number;

function movesOfVm(world: OpenWorld, row: Row): CommandCall[] {
  const vm = row(world.vms.rows) as VmId;
  const host = row(world.hosts.rows) as HostId;
  return [
    { name: 'placeVm', args: { vm, host } },
    { name: 'takeBackVms', args: { placements: [[vm, Math.max(0, world.vms.host[vm] ?? 0) as HostId]] } },
    { name: 'migrateLive', args: { vm, host } },
    { name: 'migratePostCopy', args: { vm, host } },
    { name: 'switchToPostCopy', args: { vm } },
    { name: 'migrateCold', args: { vm, host } },
    { name: 'cancelMigration', args: { vm } },
    { name: 'powerOnVm', args: { vm } },
    { name: 'powerOnVm', args: { vm } },
    { name: 'powerOffVm', args: { vm } },
    { name: 'setAllocation', args: { vm, sharesFactor: 1 + row(4), reservationMhz: 0, limitMhz: 0, reservedMib: 0 } },
    { name: 'balloonVm', args: { vm, mib: 64 * row(9) } },
    { name: 'throttleGuest', args: { vm, percent: row(50) } },
  ];
}

function movesOfHost(world: OpenWorld, row: Row): CommandCall[] {
  const host = row(world.hosts.rows) as HostId;
  return [
    { name: 'sleepHost', args: { host } },
    { name: 'wakeHost', args: { host } },
    { name: 'setMaintenance', args: { host, on: row(2) === 1 } },
    { name: 'setSharing', args: { host, policy: SHARING_POLICIES[row(SHARING_POLICIES.length)] ?? 'off' } },
    { name: 'sellHost', args: { host } },
  ];
}

function movesOfHall(world: OpenWorld, row: Row): CommandCall[] {
  const tenant = row(world.tenants.rows) as TenantId;
  return [
    { name: 'acceptContract', args: { tenant } },
    { name: 'declineContract', args: { tenant } },
    { name: 'acknowledgeIncident', args: { incident: row(world.incidents.rows) as IncidentId } },
    { name: 'setOvercommit', args: { percent: 100 + row(21) } },
    { name: 'setHaReserve', args: { hosts: row(3) } },
    { name: 'buyHost', args: { model: row(2) } },
  ];
}

const TEAM_COMMANDS = (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name].from === 'team');

/** Any command that the scenario lets teams give, with arguments as its payload describes them. */
function movesOfAnyKind(world: OpenWorld, row: Row): CommandCall[] {
  const names = TEAM_COMMANDS.filter((name) => isAllowed(world.scenario, name));
  const name = names[row(names.length)] ?? 'setOvercommit';
  const args = Object.entries<Field>(COMMANDS[name].payload).map(([key, field]) => [key, anyValue(world, field, row)]);
  return [{ name, args: Object.fromEntries(args) } as unknown as CommandCall];
}

/** Large numbers are as likely as small ones: half of all values lie within eight of the least. */
function anyValue(world: OpenWorld, field: Field, row: Row): unknown {
  switch (field.kind) {
    case 'row':
      return row(rowsOf(world, field.table));
    case 'int':
      return field.min + row(Math.min(field.max - field.min + 1, row(2) === 0 ? 9 : field.max - field.min + 1));
    case 'flag':
      return row(2) === 1;
    case 'oneOf':
      return field.values[row(field.values.length)];
    case 'pairs':
      return Array.from({ length: 1 + row(Math.min(field.most, 8)) }, () => [
        row(rowsOf(world, field.first)),
        row(rowsOf(world, field.second)),
      ]);
  }
}

function rowsOf(world: OpenWorld, table: string): number {
  return (world as unknown as { readonly [table: string]: { readonly rows: number } })[table]?.rows ?? 1;
}
