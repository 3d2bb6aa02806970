import type { HostId, IncidentId, TenantId, VmId } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { checkCommand } from '#shared/sim/step.ts';
import type { OpenWorld } from '#shared/sim/world.ts';

/** Guesses a player makes before giving up for this time. */
const GUESSES = 8;

/**
 * A busy player who knows the rules: guesses moves and gives the first that the mirror allows. It keeps every kind of
 * order flowing, which is what a load test needs; how well it plays does not matter. `random` is uniform in [0, 1).
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
  const vm = row(world.vms.rows) as VmId;
  const host = row(world.hosts.rows) as HostId;
  const moves: readonly CommandCall[] = [
    { name: 'placeVm', args: { vm, host } },
    { name: 'placeVm', args: { vm, host } },
    { name: 'migrateLive', args: { vm, host } },
    { name: 'setAllocation', args: { vm, sharesFactor: 1 + row(4), reservationMhz: 0, limitMhz: 0, reservedMib: 0 } },
    { name: 'acceptContract', args: { tenant: row(world.tenants.rows) as TenantId } },
    { name: 'acknowledgeIncident', args: { incident: row(world.incidents.rows) as IncidentId } },
    { name: 'setOvercommit', args: { percent: 100 + row(21) } },
  ];
  return moves[row(moves.length)] ?? { name: 'placeVm', args: { vm, host } };
}
