import { MBIT_PER_MIB } from '#shared/units.ts';
import { MIGRATION_STATES } from '../codes.ts';
import { simulates, type World } from '../world.ts';

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

interface Links {
  /** MiB/s still free and flows not yet settled: by sending host, by receiving host. */
  readonly sendFree: Float64Array;
  readonly receiveFree: Float64Array;
  readonly sending: Int32Array;
  readonly receiving: Int32Array;
  readonly settled: Uint8Array;
}

const scratch = new WeakMap<World, Links>();

function linksOf(world: World): Links {
  const known = scratch.get(world);
  if (known) return known;
  const rows = world.hosts.rows;
  const links = {
    sendFree: new Float64Array(rows),
    receiveFree: new Float64Array(rows),
    sending: new Int32Array(rows),
    receiving: new Int32Array(rows),
    settled: new Uint8Array(world.migrations.rows),
  };
  scratch.set(world, links);
  return links;
}

/**
 * Shares the migration network and the hosts' network cards among the moves that send, max–min fairly: all rates rise
 * together, and a move stops rising when its own limit or one of its links is full. Writes `rateExactMibPerS`.
 */
export function shareNetwork(world: World): void {
  const { migrations } = world;
  const links = linksOf(world);
  let unsettled = openFlows(world, links);
  let networkFree = networkMbit(world) / MBIT_PER_MIB;
  while (unsettled > 0) {
    const rise = smallestRise(world, links, networkFree / unsettled);
    networkFree -= rise * unsettled;
    raise(world, links, rise);
    unsettled -= settle(world, links, networkFree <= 1e-9);
  }
  for (let m = 0; m < migrations.rows; m++) if (!isSending(world, m)) migrations.rateExactMibPerS[m] = 0;
}

/** Whether a move sends memory now. */
export function isSending({ migrations, hall }: World, m: number): boolean {
  if (migrations.state[m] === POST_COPY && hall.migrationMbit[0] === 0) return false;
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0 && migrations.roundLeftMib[m] > 0;
}

function openFlows(world: World, links: Links): number {
  const { migrations, hosts, scenario } = world;
  links.sending.fill(0);
  links.receiving.fill(0);
  let flows = 0;
  for (let m = 0; m < migrations.rows; m++) {
    links.settled[m] = isSending(world, m) ? 0 : 1;
    migrations.rateExactMibPerS[m] = 0;
    if (links.settled[m]) continue;
    flows++;
    links.sending[migrations.from[m]] += 1;
    links.receiving[migrations.to[m]] += 1;
    links.sendFree[migrations.from[m]] = sendMbit(world, migrations.from[m]) / MBIT_PER_MIB;
    links.receiveFree[migrations.to[m]] = scenario.hostModels[hosts.model[migrations.to[m]]].nicMbit / MBIT_PER_MIB;
  }
  return flows;
}

/** What a host's network card leaves to moves that send: guests and moves share it fairly (`network-cards.ts`). */
function sendMbit(world: World, host: number): number {
  const { hosts, scenario } = world;
  return simulates(world, 'network') ? hosts.nicFreeMbit[host] : scenario.hostModels[hosts.model[host]].nicMbit;
}

function smallestRise({ migrations }: World, links: Links, networkShare: number): number {
  let rise = networkShare;
  for (let m = 0; m < migrations.rows; m++) {
    if (links.settled[m]) continue;
    const from = migrations.from[m];
    const to = migrations.to[m];
    rise = Math.min(rise, links.sendFree[from] / links.sending[from], links.receiveFree[to] / links.receiving[to]);
    rise = Math.min(rise, limitMibPerS(migrations.limitMbit[m]) - migrations.rateExactMibPerS[m]);
  }
  return Math.max(0, rise);
}

function limitMibPerS(limitMbit: number): number {
  return limitMbit > 0 ? limitMbit / MBIT_PER_MIB : 1e12;
}

function raise({ migrations }: World, links: Links, rise: number): void {
  for (let m = 0; m < migrations.rows; m++) {
    if (links.settled[m]) continue;
    migrations.rateExactMibPerS[m] += rise;
    links.sendFree[migrations.from[m]] -= rise;
    links.receiveFree[migrations.to[m]] -= rise;
  }
}

/** Settles every flow that cannot rise further; answers how many. */
function settle({ migrations }: World, links: Links, networkFull: boolean): number {
  let count = 0;
  for (let m = 0; m < migrations.rows; m++) {
    if (links.settled[m]) continue;
    const full =
      networkFull ||
      links.sendFree[migrations.from[m]] <= 1e-9 ||
      links.receiveFree[migrations.to[m]] <= 1e-9 ||
      migrations.rateExactMibPerS[m] >= limitMibPerS(migrations.limitMbit[m]) - 1e-9;
    if (!full) continue;
    links.settled[m] = 2;
    count++;
  }
  for (let m = 0; m < migrations.rows; m++) if (links.settled[m] === 2) forget(migrations, links, m);
  return count;
}

function forget(migrations: World['migrations'], links: Links, m: number): void {
  links.settled[m] = 1;
  links.sending[migrations.from[m]] -= 1;
  links.receiving[migrations.to[m]] -= 1;
}
