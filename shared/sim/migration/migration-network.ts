import { NONE } from '#shared/ids.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import type { World } from '../kernel/world.ts';
import {
  addPath,
  crossesNetwork,
  fillPaths,
  isSending,
  noPaths,
  type Paths,
  pathsFor,
  receiveMibPerS,
  sendMibPerS,
} from '../network/index.ts';

/** What moves of stopped VMs get over the tenants' network while the migration network is down, Mbit/s; design value. */
export const DETOUR_MBIT = 1000;

/** Cores that sending takes per Gbit/s; design value (Clark et al., NSDI 2005, §6.2: 0.12 of a 2 GHz core per 100 Mbit/s). */
export const SENDER_CORES_PER_GBIT = 0.1;

/** Capacity of the migration network as it is now, in Mbit/s. */
export function networkMbit({ hall }: World): number {
  return hall.migrationMbit[0] > 0 ? hall.migrationMbit[0] : DETOUR_MBIT;
}

const scratch = new WeakMap<World, Paths>();

function pathsOf(world: World): Paths {
  const known = scratch.get(world);
  if (known) return known;
  const paths = pathsFor(world.hosts.rows, world.migrations.rows);
  scratch.set(world, paths);
  return paths;
}

/**
 * Shares the migration network and the hosts' network cards among the moves that send, max–min fairly, after what bulk
 * work between hosts has of them in this tick (`copy-network.ts`). Writes `rateExactMibPerS`.
 */
export function shareNetwork(world: World): void {
  const { migrations } = world;
  const paths = pathsOf(world);
  const flows = openFlows(world, paths);
  if (flows === 0) return;
  const taken = leaveToCopies(world, paths);
  fillPaths(paths, flows, Math.max(0, networkMbit(world) / MBIT_PER_MIB - taken));
  let f = 0;
  for (let m = 0; m < migrations.rows; m++) {
    if (isSending(world, m)) migrations.rateExactMibPerS[m] = paths.rate[f++];
  }
}

/** Takes what bulk work has of the cards off them; answers what it has of the network, in MiB/s. */
function leaveToCopies(world: World, paths: Paths): number {
  const { copies, datastores } = world;
  let taken = 0;
  for (let c = 0; c < copies.rows; c++) {
    const rate = copies.rateMibPerS[c];
    if (rate <= 0 || !crossesNetwork(world, c)) continue;
    const [from, to] = [datastores.host[copies.from[c]], datastores.host[copies.to[c]]];
    if (from !== NONE) paths.sendFree[from] -= rate;
    if (to !== NONE) paths.receiveFree[to] -= rate;
    taken += rate;
  }
  return taken;
}

/** What bulk work between hosts has of the migration network in this tick, in Mbit/s. */
export function copiesMbit(world: World): number {
  const { copies } = world;
  let mibPerS = 0;
  for (let c = 0; c < copies.rows; c++) if (crossesNetwork(world, c)) mibPerS += copies.rateMibPerS[c];
  return mibPerS * MBIT_PER_MIB;
}

/** Lists the moves that send, and the links that they share; all others have no rate. Answers how many. */
function openFlows(world: World, paths: Paths): number {
  const { migrations } = world;
  noPaths(paths);
  let flows = 0;
  for (let m = 0; m < migrations.rows; m++) {
    migrations.rateExactMibPerS[m] = 0;
    if (!isSending(world, m)) continue;
    const [from, to] = [migrations.from[m], migrations.to[m]];
    paths.sendFree[from] = sendMibPerS(world, from);
    paths.receiveFree[to] = receiveMibPerS(world, to);
    addPath(paths, flows++, from, to, migrations.limitMbit[m] / MBIT_PER_MIB);
  }
  return flows;
}
