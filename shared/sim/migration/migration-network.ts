import { NONE } from '#shared/ids.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import { simulates, type World } from '../kernel/world.ts';
import { addPath, fillPaths, noPaths, type Paths, pathsFor } from '../network/path-shares.ts';

/** Least that a session must be able to get, or it waits (vSphere vMotion: 250 Mbit/s per session, vCenter manual). */
const SESSION_MBIT = 250;
/** Most sessions of a host at once (vSphere: 8 on 10 GbE; unverified). */
const MAX_SESSIONS = 8;
/** What moves of stopped VMs get over the tenants' network while the migration network is down, Mbit/s; design value. */
export const DETOUR_MBIT = 1000;

/** Cores that sending takes per Gbit/s; design value (Clark et al., NSDI 2005, §6.2: 0.12 of a 2 GHz core per 100 Mbit/s). */
export const SENDER_CORES_PER_GBIT = 0.1;

const POST_COPY = MIGRATION_STATES.indexOf('postCopy');
const QUEUED = MIGRATION_STATES.indexOf('queued');

/** Moves that a network of that capacity carries at once. */
export function networkSessions(capacityMbit: number): number {
  return Math.max(1, Math.floor(capacityMbit / SESSION_MBIT));
}

/** Moves in which a host with such a network card takes part at once. */
export function hostSessions(nicMbit: number): number {
  return Math.min(MAX_SESSIONS, networkSessions(nicMbit));
}

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

/** Whether bulk work goes over the migration network: from one datastore to another, one of them inside a host. */
export function crossesNetwork({ copies, datastores }: World, c: number): boolean {
  const [from, to] = [copies.from[c], copies.to[c]];
  return copies.kind[c] !== 0 && from !== to && (datastores.host[from] !== NONE || datastores.host[to] !== NONE);
}

/** What bulk work between hosts has of the migration network in this tick, in Mbit/s. */
export function copiesMbit(world: World): number {
  const { copies } = world;
  let mibPerS = 0;
  for (let c = 0; c < copies.rows; c++) if (crossesNetwork(world, c)) mibPerS += copies.rateMibPerS[c];
  return mibPerS * MBIT_PER_MIB;
}

/** Whether a move sends memory now. */
export function isSending({ migrations, hall }: World, m: number): boolean {
  if (migrations.state[m] === POST_COPY && hall.migrationMbit[0] === 0) return false;
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0 && migrations.roundLeftMib[m] > 0;
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

/** What a host's network card leaves to moves that send: guests and moves share it fairly (`network-cards.ts`). */
export function sendMibPerS(world: World, host: number): number {
  const { hosts, scenario } = world;
  if (host === hosts.rows) return Number.POSITIVE_INFINITY;
  const mbit = simulates(world, 'network') ? hosts.nicFreeMbit[host] : scenario.hostModels[hosts.model[host]].nicMbit;
  return mbit / MBIT_PER_MIB;
}

/** What a host's network card can take in. */
export function receiveMibPerS({ hosts, scenario }: World, host: number): number {
  return host === hosts.rows ? Number.POSITIVE_INFINITY : scenario.hostModels[hosts.model[host]].nicMbit / MBIT_PER_MIB;
}
