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
  /** Rows of moves whose rate can still rise, in the order of rows, as many as `shareNetwork` counts. */
  readonly open: Int32Array;
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
    open: new Int32Array(world.migrations.rows),
  };
  scratch.set(world, links);
  return links;
}

/**
 * Shares the migration network and the hosts' network cards among the moves that send, max–min fairly: all rates rise
 * together, and a move stops rising when its own limit or one of its links is full. Writes `rateExactMibPerS`.
 */
export function shareNetwork(world: World): void {
  const links = linksOf(world);
  let flows = openFlows(world, links);
  let networkFree = networkMbit(world) / MBIT_PER_MIB;
  while (flows > 0) {
    const rise = smallestRise(world, links, flows, networkFree / flows);
    networkFree -= rise * flows;
    raise(world, links, flows, rise);
    flows = settle(world, links, flows, networkFree <= 1e-9);
  }
}

/** Whether a move sends memory now. */
export function isSending({ migrations, hall }: World, m: number): boolean {
  if (migrations.state[m] === POST_COPY && hall.migrationMbit[0] === 0) return false;
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0 && migrations.roundLeftMib[m] > 0;
}

/** Lists the moves that send, and the links that they share; all others have no rate. Answers how many. */
function openFlows(world: World, links: Links): number {
  const { migrations, hosts, scenario } = world;
  const { sending, receiving, sendFree, receiveFree, open } = links;
  sending.fill(0);
  receiving.fill(0);
  let flows = 0;
  for (let m = 0; m < migrations.rows; m++) {
    migrations.rateExactMibPerS[m] = 0;
    if (!isSending(world, m)) continue;
    const from = migrations.from[m];
    const to = migrations.to[m];
    open[flows++] = m;
    sending[from] += 1;
    receiving[to] += 1;
    sendFree[from] = sendMbit(world, from) / MBIT_PER_MIB;
    receiveFree[to] = scenario.hostModels[hosts.model[to]].nicMbit / MBIT_PER_MIB;
  }
  return flows;
}

/** What a host's network card leaves to moves that send: guests and moves share it fairly (`network-cards.ts`). */
function sendMbit(world: World, host: number): number {
  const { hosts, scenario } = world;
  return simulates(world, 'network') ? hosts.nicFreeMbit[host] : scenario.hostModels[hosts.model[host]].nicMbit;
}

function smallestRise({ migrations }: World, links: Links, flows: number, networkShare: number): number {
  const { sending, receiving, sendFree, receiveFree, open } = links;
  const { from, to, limitMbit, rateExactMibPerS } = migrations;
  let rise = networkShare;
  for (let i = 0; i < flows; i++) {
    const m = open[i];
    const sender = sendFree[from[m]] / sending[from[m]];
    const receiver = receiveFree[to[m]] / receiving[to[m]];
    if (sender < rise) rise = sender;
    if (receiver < rise) rise = receiver;
    if (limitMbit[m] > 0) rise = Math.min(rise, limitMbit[m] / MBIT_PER_MIB - rateExactMibPerS[m]);
  }
  return Math.max(0, rise);
}

function raise({ migrations }: World, { sendFree, receiveFree, open }: Links, flows: number, rise: number): void {
  const { from, to, rateExactMibPerS } = migrations;
  for (let i = 0; i < flows; i++) {
    const m = open[i];
    rateExactMibPerS[m] += rise;
    sendFree[from[m]] -= rise;
    receiveFree[to[m]] -= rise;
  }
}

/** Strikes out every flow that cannot rise further; answers how many are left. */
function settle({ migrations }: World, links: Links, flows: number, networkFull: boolean): number {
  const { sending, receiving, sendFree, receiveFree, open } = links;
  const { from, to, limitMbit, rateExactMibPerS } = migrations;
  let left = 0;
  for (let i = 0; i < flows; i++) {
    const m = open[i];
    const full =
      networkFull ||
      sendFree[from[m]] <= 1e-9 ||
      receiveFree[to[m]] <= 1e-9 ||
      (limitMbit[m] > 0 && rateExactMibPerS[m] >= limitMbit[m] / MBIT_PER_MIB - 1e-9);
    if (!full) {
      open[left++] = m;
      continue;
    }
    sending[from[m]] -= 1;
    receiving[to[m]] -= 1;
  }
  return left;
}
