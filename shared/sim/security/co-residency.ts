import { type HostId, NONE, type TenantId } from '#shared/ids.ts';
import { HOST_STATES, SHARING_POLICIES, TENANT_ZONES, VM_STATES } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import { below, uniform } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { threatDaysPerTick } from './advisory-book.ts';
import { threatOf } from './attack-surface.ts';
import { compensate } from './blast-radius.ts';

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const ALL = SHARING_POLICIES.indexOf('all');
const COMMON = TENANT_ZONES.indexOf('common');
/** Leaks a day to be expected between tenants that share hardware threads, merged pages, the last-level cache; design values. */
const THREADS_PER_DAY = 0.1;
const PAGES_PER_DAY = 0.1;
const CACHE_PER_DAY = 0.02;
const REPUTATION_KEPT = 0.95;

interface Neighbours {
  /** Smallest and largest row of the tenants on each host: equal where only one is there. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** The same, of tenants in the common zone alone. */
  readonly firstCommon: Int32Array;
  readonly lastCommon: Int32Array;
}

const scratch = new WeakMap<World, Neighbours>();

/** Looks at which hosts serve whom. */
export function findNeighbours(world: World): Neighbours {
  const { vms, tenants } = world;
  const found = scratch.get(world) ?? allocate(world);
  for (const column of [found.first, found.firstCommon]) column.fill(2_147_483_647);
  for (const column of [found.last, found.lastCommon]) column.fill(NONE);
  for (let v = 0; v < vms.rows; v++) {
    const [host, tenant] = [vms.host[v], vms.tenant[v]];
    if (host === NONE || tenant === NONE || vms.state[v] !== RUNNING) continue;
    widen(found.first, found.last, host, tenant);
    if (tenants.zone[tenant] === COMMON) widen(found.firstCommon, found.lastCommon, host, tenant);
  }
  return found;
}

function allocate(world: World): Neighbours {
  const rows = world.hosts.rows;
  const made = {
    first: new Int32Array(rows),
    last: new Int32Array(rows),
    firstCommon: new Int32Array(rows),
    lastCommon: new Int32Array(rows),
  };
  scratch.set(world, made);
  return made;
}

function widen(first: Int32Array, last: Int32Array, host: number, tenant: number): void {
  if (tenant < first[host]) first[host] = tenant;
  if (tenant > last[host]) last[host] = tenant;
}

/** Leaks a day to be expected on a host while a side channel is known: nothing while it serves one tenant alone. */
function leaksPerDay({ hosts }: World, host: number, neighbours: Neighbours): number {
  if (hosts.state[host] !== ON || neighbours.last[host] <= neighbours.first[host]) return 0;
  const threads = hosts.smt[host] === 1 && hosts.coreScheduling[host] === 0 ? THREADS_PER_DAY : 0;
  const commonPages = hosts.sharing[host] === ALL && neighbours.lastCommon[host] > neighbours.firstCommon[host];
  return CACHE_PER_DAY + threads + (commonPages ? PAGES_PER_DAY : 0);
}

/** Chance that something leaks on a host within a business day, if nobody does anything. */
export function leakChance(world: World, host: number, neighbours: Neighbours): number {
  return 1 - exp(-leaksPerDay(world, host, neighbours) * threatOf(world.scenario).acceleration);
}

/** Lets secrets leak on hosts that tenants share, one draw for each host a tick. */
export function leak(world: World): void {
  const days = threatDaysPerTick(world);
  const neighbours = findNeighbours(world);
  for (let h = 0 as HostId; h < world.hosts.rows; h++) {
    const drawn = uniform(world.streams, 'security');
    if (drawn < 1 - exp(-leaksPerDay(world, h, neighbours) * days)) leakFrom(world, h);
  }
}

function leakFrom(world: World, host: HostId): void {
  const { vms, hall, events, streams } = world;
  let running = 0;
  for (let v = 0; v < vms.rows; v++) if (isVictim(world, v, host)) running += 1;
  let left = below(streams, 'security', running);
  for (let v = 0; v < vms.rows; v++) {
    if (!isVictim(world, v, host) || left-- > 0) continue;
    const tenant = vms.tenant[v] as TenantId;
    compensate(world, tenant);
    hall.reputation[0] *= REPUTATION_KEPT;
    events.push({ type: 'dataLeaked', tenant, host });
    return;
  }
}

function isVictim({ vms }: World, v: number, host: number): boolean {
  return vms.host[v] === host && vms.state[v] === RUNNING && vms.tenant[v] !== NONE;
}
