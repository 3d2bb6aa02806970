import { NONE } from '#shared/ids.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import {
  addPath,
  crossesNetwork,
  fillPaths,
  isSending,
  networkSessions,
  noPaths,
  type Paths,
  pathsFor,
  receiveMibPerS,
  sendMibPerS,
} from '../network/index.ts';

const QUEUED = MIGRATION_STATES.indexOf('queued');

const scratch = new WeakMap<World, Paths>();

function pathsOf(world: World): Paths {
  const known = scratch.get(world);
  if (known) return known;
  const { hosts, migrations, copies } = world;
  const paths = pathsFor(hosts.rows, migrations.rows + copies.rows);
  scratch.set(world, paths);
  return paths;
}

function doesAnyCross(world: World): boolean {
  const { copies } = world;
  for (let c = 0; c < copies.rows; c++) if (copies.rateMibPerS[c] > 0 && crossesNetwork(world, c)) return true;
  return false;
}

/** Host whose card is at a datastore; behind one that is shared there is none in the way. */
function hostAt({ datastores, hosts }: World, d: number): number {
  return datastores.host[d] === NONE ? hosts.rows : datastores.host[d];
}

/**
 * Holds bulk work between hosts to its share of the migration network and of the cards at its ends, max–min with the moves
 * that send, or begin to in this tick. `rateMibPerS` must hold what the disks would let it do. The moves then share what is
 * left (`migration-network.ts`), which is no less than the share that they have here.
 */
export function shareWithCopies(world: World): void {
  if (!doesAnyCross(world)) return;
  const { copies, hall } = world;
  const paths = pathsOf(world);
  noPaths(paths);
  const moves = addMoves(world, paths);
  let flows = moves;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.rateMibPerS[c] <= 0 || !crossesNetwork(world, c)) continue;
    addFlow(world, paths, flows++, hostAt(world, copies.from[c]), hostAt(world, copies.to[c]), copies.rateMibPerS[c]);
  }
  fillPaths(paths, flows, hall.migrationMbit[0] / MBIT_PER_MIB);
  flows = moves;
  for (let c = 0; c < copies.rows; c++) {
    if (copies.rateMibPerS[c] > 0 && crossesNetwork(world, c)) copies.rateMibPerS[c] = paths.rate[flows++];
  }
}

/** Lists the moves that send, and of those that wait as many as may begin. Answers how many. */
function addMoves(world: World, paths: Paths): number {
  const { migrations, hall } = world;
  let waiting = networkSessions(hall.migrationMbit[0]) - countMoving(world);
  let flows = 0;
  for (let m = 0; m < migrations.rows; m++) {
    const begins = migrations.state[m] === QUEUED && waiting-- > 0;
    if (!begins && !isSending(world, m)) continue;
    const limitMbit = begins ? 0 : migrations.limitMbit[m];
    addFlow(world, paths, flows++, migrations.from[m], migrations.to[m], limitMbit / MBIT_PER_MIB);
  }
  return flows;
}

function countMoving({ migrations }: World): number {
  let moving = 0;
  for (let m = 0; m < migrations.rows; m++) if (migrations.state[m] > QUEUED) moving += 1;
  return moving;
}

function addFlow(world: World, paths: Paths, flow: number, from: number, to: number, limitMibPerS: number): void {
  paths.sendFree[from] = sendMibPerS(world, from);
  paths.receiveFree[to] = receiveMibPerS(world, to);
  addPath(paths, flow, from, to, limitMibPerS);
}
