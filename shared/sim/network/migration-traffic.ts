import { NONE } from '#shared/ids.ts';
import { MBIT_PER_MIB } from '#shared/units.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import { simulates, type World } from '../kernel/world.ts';

/** Least that a session must be able to get, or it waits (vSphere vMotion: 250 Mbit/s per session, vCenter manual). */
const SESSION_MBIT = 250;
/** Most sessions of a host at once (vSphere: 8 on 10 GbE; unverified). */
const MAX_SESSIONS = 8;

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

/** Whether bulk work goes over the migration network: from one datastore to another, one of them inside a host. */
export function crossesNetwork({ copies, datastores }: World, c: number): boolean {
  const [from, to] = [copies.from[c], copies.to[c]];
  return copies.kind[c] !== 0 && from !== to && (datastores.host[from] !== NONE || datastores.host[to] !== NONE);
}

/** Whether a move sends memory now. */
export function isSending({ migrations, hall }: World, m: number): boolean {
  if (migrations.state[m] === POST_COPY && hall.migrationMbit[0] === 0) return false;
  return migrations.state[m] > QUEUED && migrations.arrived[m] === 0 && migrations.roundLeftMib[m] > 0;
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
