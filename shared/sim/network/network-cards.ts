import { NONE } from '#shared/ids.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import type { World } from '../kernel/world.ts';
import { diskRate } from './bulk-rate.ts';
import { addFlow, fairLevels, flowsFor, noFlows } from './link-shares.ts';
import { crossesNetwork, isSending } from './migration-traffic.ts';
import type { Traffic } from './traffic.ts';

let flows = flowsFor(64);
let capacity = new Float64Array(1);
let level = new Float64Array(1);
let moves = new Int32Array(1);

/**
 * Shares each host's network card max–min among its guests and the moves and bulk copies that leave it. What guests receive and what
 * moves bring is carried the other way and is in nobody's way. Writes how much is used, and what is left to moves.
 */
export function shareCards(world: World, traffic: Traffic): void {
  const { hosts, vms } = world;
  makeRoom(world);
  hosts.nicUsedMbit.fill(0);
  for (let v = 0; v < vms.rows; v++) if (traffic.cardMbit[v] > 0) hosts.nicUsedMbit[vms.host[v]] += traffic.cardMbit[v];
  countMoves(world);
  const crowded = isAnyCrowded(world);
  if (crowded) squeeze(world, traffic);
  for (let h = 0; h < hosts.rows; h++) {
    const freeMbit = Math.max(0, capacity[h] - hosts.nicUsedMbit[h]);
    // A move that begins in this tick takes what the others have each, until the next tick counts it.
    const shareMbit = crowded && moves[h] === 0 && level[h] < capacity[h] ? level[h] : 0;
    hosts.nicFreeMbit[h] = Math.max(freeMbit, shareMbit);
  }
}

function makeRoom({ hosts, scenario }: World): void {
  if (capacity.length < hosts.rows) {
    capacity = new Float64Array(hosts.rows);
    level = new Float64Array(hosts.rows);
    moves = new Int32Array(hosts.rows);
  }
  for (let h = 0; h < hosts.rows; h++) capacity[h] = scenario.hostModels[hosts.model[h]].nicMbit;
}

function countMoves(world: World): void {
  moves.fill(0);
  for (let m = 0; m < world.migrations.rows; m++) if (isSending(world, m)) moves[world.migrations.from[m]] += 1;
  for (let c = 0; c < world.copies.rows; c++) if (sendsFrom(world, c) !== NONE) moves[sendsFrom(world, c)] += 1;
}

/** Host whose card bulk work leaves by, −1 = none. */
function sendsFrom(world: World, c: number): number {
  const { copies, datastores } = world;
  if (copies.kind[c] === 0 || copies.leftExactMib[c] <= 0 || !crossesNetwork(world, c)) return NONE;
  return datastores.host[copies.from[c]];
}

function isAnyCrowded({ hosts }: World): boolean {
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.nicUsedMbit[h] > capacity[h] || (moves[h] > 0 && hosts.nicUsedMbit[h] > 0)) return true;
  }
  return false;
}

function squeeze(world: World, traffic: Traffic): void {
  const { hosts, vms, migrations, copies } = world;
  flows = noFlows(flows, vms.rows + migrations.rows + copies.rows);
  for (let v = 0; v < vms.rows; v++) if (traffic.cardMbit[v] > 0) addFlow(flows, vms.host[v], traffic.cardMbit[v]);
  for (let m = 0; m < migrations.rows; m++) {
    if (isSending(world, m)) addFlow(flows, migrations.from[m], migrations.limitMbit[m] || Infinity);
  }
  for (let c = 0; c < copies.rows; c++) {
    if (sendsFrom(world, c) !== NONE)
      addFlow(flows, sendsFrom(world, c), diskRate(world, c) * MBIT_PER_MIB || Infinity);
  }
  fairLevels(flows, capacity, level);
  hosts.nicUsedMbit.fill(0);
  for (let v = 0; v < vms.rows; v++) {
    if (traffic.cardMbit[v] === 0) continue;
    const grantedMbit = Math.min(traffic.cardMbit[v], level[vms.host[v]]);
    traffic.through[v] = grantedMbit / traffic.cardMbit[v];
    hosts.nicUsedMbit[vms.host[v]] += grantedMbit;
  }
}
