import type { TenantId, VmId } from '#shared/ids.ts';
import { HOST_STATES, TENANT_STATES, VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { committableMib, guestNeedMib } from '#shared/sim/placement/index.ts';
import type { Caution } from '../choose-host.ts';
import { expect, type Outlook, type Plan, propose } from '../plan.ts';

const ABSENT = VM_STATES.indexOf('none');

/** Contracts that are on the table now. */
export function offersOf({ world: { tenants } }: Plan): TenantId[] {
  const offers: TenantId[] = [];
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    if (tenants.state[tenant] === TENANT_STATES.indexOf('offered')) offers.push(tenant);
  }
  return offers;
}

/** Accepts a contract and counts what it will want, so that the next is judged against what is left. */
export function accept(plan: Plan, tenant: TenantId, hall: Outlook): void {
  if (!propose(plan, { name: 'acceptContract', args: { tenant } })) return;
  addTenant(plan.world, tenant, hall);
}

/** Takes every contract with which the hall, as it would then be, still `fits`. */
export function sellWhere(plan: Plan, fits: (after: Outlook) => boolean): void {
  const hall = wholeHall(plan);
  for (const tenant of offersOf(plan)) {
    const after = { ...hall };
    addTenant(plan.world, tenant, after);
    if (fits(after)) accept(plan, tenant, hall);
  }
}

/** Whether each VM of a tenant finds a host that may still promise its memory; all of one tenant are of one size. */
export function findsRoom({ world, outlooks }: Plan, tenant: TenantId): boolean {
  const { firstVm, vms } = world.tenants;
  const needMib = guestNeedMib(world, firstVm[tenant] as VmId);
  const places = outlooks.reduce((sum, { freeMib }) => sum + Math.max(0, Math.floor(freeMib / needMib)), 0);
  return places >= vms[tenant];
}

/** Adds what a tenant's VMs will want to a sum: of one whose number of VMs follows its load, those that it begins with. */
export function addTenant(world: OpenWorld, tenant: TenantId, sum: Outlook): void {
  const first = world.tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + world.tenants.vmsNow[tenant]; vm++) {
    expect(sum, world, vm);
    sum.freeMib -= guestNeedMib(world, vm);
  }
}

/** All that is running or has been promised a place, as if the hall were one host; failing and maintained hosts not counted. */
export function wholeHall({ world, outlooks }: Plan): Outlook {
  const hall = { ...outlooks[0], freeMib: 0, touchedMib: 0, peakCores: 0 };
  for (const outlook of outlooks) {
    hall.touchedMib += outlook.touchedMib;
    hall.peakCores += outlook.peakCores;
    if (isThere(world, outlook)) hall.freeMib += committableMib(world, outlook.host);
  }
  for (let tenant = 0 as TenantId; tenant < world.tenants.rows; tenant++) {
    if (world.tenants.state[tenant] === TENANT_STATES.indexOf('active')) addHomeless(world, tenant, hall);
  }
  return hall;
}

function addHomeless(world: OpenWorld, tenant: TenantId, hall: Outlook): void {
  const first = world.tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + world.tenants.vms[tenant]; vm++) {
    if (world.vms.host[vm] >= 0 || world.vms.state[vm] === ABSENT) continue;
    expect(hall, world, vm);
    hall.freeMib -= guestNeedMib(world, vm);
  }
}

/** Memory promised in a hall with this outlook, as a share of what its hosts have. */
export function promisedShare({ world, outlooks }: Plan, hall: Outlook): number {
  let memMib = 0;
  for (const outlook of outlooks) if (isThere(world, outlook)) memMib += world.hosts.memMib[outlook.host];
  const limitMib = (memMib * world.hall.overcommitPercent[0]) / 100;
  return memMib === 0 ? Number.POSITIVE_INFINITY : (limitMib - hall.freeMib) / memMib;
}

/** What a hall with this outlook lacks to stay within what `caution` allows of all its hosts. */
export interface Lack {
  /** MiB that must be promised more. */
  readonly mib: number;
  /** Cores, and MiB of machine memory that guests touch. */
  readonly cores: number;
  readonly touchedMib: number;
}

/** Whether a hall with this outlook stays within what `caution` allows of all its hosts. */
export function hallHolds(plan: Plan, hall: Outlook, caution: Caution): boolean {
  const { mib, cores, touchedMib } = lackOf(plan, hall, caution);
  return mib <= 0 && cores <= 0 && touchedMib <= 0;
}

/** Of each, what is missing; 0 or less where there is enough. */
export function lackOf({ world, outlooks }: Plan, hall: Outlook, caution: Caution): Lack {
  let [memMib, cores] = [0, 0];
  for (const outlook of outlooks) {
    if (!isThere(world, outlook)) continue;
    memMib += world.hosts.memMib[outlook.host];
    cores += world.hosts.cores[outlook.host];
  }
  return {
    mib: -hall.freeMib,
    cores: hall.peakCores / caution.cores - cores,
    touchedMib: hall.touchedMib / caution.touched - memMib,
  };
}

/** A new host is counted on from so many seconds before its delivery: it boots in the time that a tenant waits for its VMs. */
export const SOON_S = 10;

/** A host counts that works, sleeps, or is on its way and nearly there. */
function isThere({ hosts, scenario, tick }: OpenWorld, { host }: Outlook): boolean {
  const state = HOST_STATES[hosts.state[host]];
  if (state === 'delivering') return hosts.readyAtTick[host] - tick <= ticksOf(scenario, SOON_S);
  return state !== 'none' && state !== 'failed' && hosts.warningPermille[host] === 0 && hosts.maintenance[host] === 0;
}
