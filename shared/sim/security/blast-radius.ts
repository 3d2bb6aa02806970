import type { HostId, TenantId, VmId } from '#shared/ids.ts';
import { NONE } from '#shared/ids.ts';
import { settle } from '../kernel/accounts.ts';
import { CAUSES, HOST_STATES, HYPERVISORS, PATCH_STATES, VM_STATES } from '../kernel/codes/index.ts';
import { exp } from '../kernel/det-math.ts';
import { uniform } from '../kernel/random.ts';
import type { World } from '../kernel/world.ts';
import { contractCentsPerS, contractCentsPerSOfVm, slaPeriodTicks } from '../tenants/index.ts';
import { threatDaysPerTick } from './advisory-book.ts';

const ON = HOST_STATES.indexOf('on');
const REBOOTING = PATCH_STATES.indexOf('rebooting');
const COMPROMISED = CAUSES.indexOf('compromised');
const NO_VM = VM_STATES.indexOf('none');
/** What is left of the reputation after each tenant that was told of a break-in; design value. */
const REPUTATION_KEPT = 0.95;
/**
 * Break-ins a day into the management of the cluster from a host that is the attacker's: more where a whole system with its
 * users and keys runs beside the guests, most on a type 2 host. Design values.
 */
const MANAGEMENT_PER_DAY: { readonly [H in (typeof HYPERVISORS)[number]]: number } = {
  type1: 0.02,
  dom0: 0.1,
  parentPartition: 0.1,
  inKernel: 0.05,
  type2: 0.3,
  containerHost: 0.1,
  none: 0.05,
};
const SPREAD = Float64Array.from(HYPERVISORS, (name) => MANAGEMENT_PER_DAY[name]);

/** A guest is broken into: it works for somebody else, and its tenant must be told and paid. */
export function compromiseVm(world: World, vm: VmId): void {
  const { vms, hall, events } = world;
  if (vms.compromised[vm] === 1 || vms.state[vm] === NO_VM) return;
  vms.compromised[vm] = 1;
  vms.infected[vm] = 1;
  events.push({ type: 'vmCompromised', vm });
  const tenant = vms.tenant[vm];
  if (tenant === NONE) return;
  compensate(world, tenant as TenantId);
  hall.reputation[0] *= REPUTATION_KEPT;
}

/** A host is broken out into: whoever has it has all of its guests, virtual machines or containers. */
export function compromiseHost(world: World, host: HostId): void {
  const { hosts, vms, events } = world;
  if (hosts.compromised[host] === 1 || hosts.state[host] !== ON) return;
  hosts.compromised[host] = 1;
  events.push({ type: 'hostCompromised', host, vms: hosts.vms[host] });
  for (let vm = 0 as VmId; vm < vms.rows; vm++) if (vms.host[vm] === host) compromiseVm(world, vm);
}

/**
 * From hosts that are lost the management of the cluster may be, and with it all hosts but those in quarantine. A host is
 * clean once it has been emptied and started anew from its image.
 */
export function spreadFromHosts(world: World): void {
  const { hosts, hall, streams, events } = world;
  const days = threatDaysPerTick(world);
  let lost = 0;
  for (let h = 0; h < hosts.rows; h++) {
    if (hosts.compromised[h] === 0) continue;
    if (hosts.state[h] !== ON || hosts.patching[h] === REBOOTING) {
      hosts.compromised[h] = 0;
      continue;
    }
    lost += 1;
    const drawn = uniform(streams, 'security');
    const reaches = hosts.quarantined[h] === 0 && drawn < 1 - exp(-SPREAD[hosts.hypervisor[h]] * days);
    if (!reaches || hall.managementCompromised[0] === 1) continue;
    hall.managementCompromised[0] = 1;
    events.push({ type: 'managementCompromised' });
  }
  if (lost === 0) hall.managementCompromised[0] = 0;
  else if (hall.managementCompromised[0] === 1) loseCluster(world);
}

function loseCluster(world: World): void {
  const { hosts } = world;
  for (let h = 0 as HostId; h < hosts.rows; h++) if (hosts.quarantined[h] === 0) compromiseHost(world, h);
}

/** Whether some host is an attacker's. */
export function someHostIsLost({ hosts }: World): boolean {
  return hosts.compromised.includes(1);
}

/** Pays a tenant an SLA period's fee of all that it has, for evidence that it asked for and did not get: game value. */
export function compensateAll(world: World, tenant: TenantId): void {
  pay(world, tenant, contractCentsPerS(world, tenant));
}

/** Pays a tenant an SLA period's fee of one VM: game value. */
export function compensate(world: World, tenant: TenantId): void {
  pay(world, tenant, contractCentsPerSOfVm(world, tenant));
}

function pay(world: World, tenant: TenantId, centsPerS: number): void {
  const { tenants, hall, scenario } = world;
  const seconds = slaPeriodTicks(scenario) * scenario.tickSeconds;
  const cents = Math.round(centsPerS * seconds);
  tenants.creditedCents[tenant] += cents;
  hall.creditsCents[0] += cents;
  settle(world, -cents);
  enterCredit(world, tenant, cents);
}

/** In the loss ledger such a credit is what attackers cost, whatever else the tenant lost in that period. */
function enterCredit({ losses, tick }: World, tenant: TenantId, cents: number): void {
  const row = tenant * CAUSES.length + COMPROMISED;
  losses.creditCents[row] += cents;
  if (losses.firstTick[row] < 0) losses.firstTick[row] = tick;
  losses.lastTick[row] = tick;
}
