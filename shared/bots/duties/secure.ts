import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import {
  CAUSES,
  HOST_STATES,
  IMAGE_FINDINGS,
  SHARING_POLICIES,
  TENANT_STATES,
  TIERS,
  VM_STATES,
} from '#shared/sim/kernel/codes/index.ts';
import { type Plan, propose } from '../plan.ts';
import { foreseen } from './foresee.ts';

const ON = HOST_STATES.indexOf('on');
const RUNNING = VM_STATES.indexOf('running');
const ACTIVE = TENANT_STATES.indexOf('active');
const GOLD = TIERS.indexOf('gold');
const UNKNOWN = IMAGE_FINDINGS.indexOf('unknown');
const UNDER_AUDIT = IMAGE_FINDINGS.indexOf('underAudit');
const INFECTED = IMAGE_FINDINGS.indexOf('infected');
const STRANGE_LOAD = CAUSES.indexOf('strangeLoad');
const BY_TENANT = SHARING_POLICIES[SHARING_POLICIES.indexOf('tenant')];
/** Hosts that are emptied for a patch at a time: the others must hold their guests. */
const PATCHED_AT_ONCE = 2;
/** Guests that are built anew at a time: each is away for some seconds. */
const REBUILT_AT_ONCE = 4;

/** Patches hosts, live where that can be, else a few at a time, those first that are emptied soonest: then they take the others' guests. */
export function patchHosts(plan: Plan): void {
  const { hosts } = plan.world;
  const behind = hostsOf(plan, (host) => hosts.patchLevel[host] < plan.world.hall.patchLevel[0]);
  behind.sort((a, b) => hosts.vms[a] - hosts.vms[b] || a - b);
  let room = PATCHED_AT_ONCE - hosts.patching.reduce((sum, state) => sum + (state > 0 ? 1 : 0), 0);
  for (const host of behind) {
    if (propose(plan, { name: 'patchHost', args: { host, live: true } })) continue;
    if (room > 0 && propose(plan, { name: 'patchHost', args: { host, live: false } })) room -= 1;
  }
}

/** Takes back hosts that somebody else has: cut off, emptied and started anew. A host that is clean is opened again. */
export function recoverHosts(plan: Plan): void {
  const { hosts } = plan.world;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    const lost = hosts.compromised[host] === 1;
    if (lost) {
      propose(plan, { name: 'quarantineHost', args: { host, on: true } });
      propose(plan, { name: 'setMaintenance', args: { host, on: true } });
      if (hosts.vms[host] === 0) propose(plan, { name: 'sleepHost', args: { host } });
    } else if (hosts.quarantined[host] === 1) {
      propose(plan, { name: 'wakeHost', args: { host } });
      propose(plan, { name: 'quarantineHost', args: { host, on: false } });
      propose(plan, { name: 'setMaintenance', args: { host, on: false } });
    }
  }
}

/** Builds guests anew that somebody is in, then those that somebody may get into. */
export function patchGuests(plan: Plan): void {
  const { vms, hall } = plan.world;
  let room =
    REBUILT_AT_ONCE - vms.state.reduce((sum, state) => sum + (state === VM_STATES.indexOf('booting') ? 1 : 0), 0);
  const lost = (vm: number) => isLost(plan, vm);
  const behind = vmsOf(plan, (vm) => lost(vm) || vms.guestPatch[vm] < hall.guestPatchLevel[0]);
  const urgency = (vm: VmId) => (lost(vm) ? 2000 : 0) + vms.breakInPermille[vm];
  for (const vm of behind.sort((a, b) => urgency(b) - urgency(a) || a - b)) {
    if (room > 0 && propose(plan, { name: 'patchGuest', args: { vm } })) room -= 1;
  }
}

/**
 * Cuts guests off from the network that somebody is in, or may be in while that is looked into: nobody breaks out of them, and they
 * serve nobody well anyway. Lets them back once they are clean.
 */
export function cutOff(plan: Plan): void {
  const { vms } = plan.world;
  const suspect = (vm: number) => isLost(plan, vm) || vms.finding[vm] === UNDER_AUDIT;
  for (const vm of vmsOf(plan, (each) => suspect(each) !== (vms.isolated[each] === 1)))
    propose(plan, { name: 'isolateVm', args: { vm, isolated: suspect(vm) } });
}

/** Whether somebody else is known to be in a guest. */
function isLost({ world: { vms } }: Plan, vm: number): boolean {
  return vms.compromised[vm] === 1 || vms.finding[vm] === INFECTED;
}

/** Has the images looked through of guests that work for somebody else, by what their badge says. */
export function auditImages(plan: Plan): void {
  const { vms } = plan.world;
  const strange = (vm: number) =>
    vms.cause[vm] === STRANGE_LOAD && vms.finding[vm] === UNKNOWN && vms.compromised[vm] === 0;
  for (const vm of vmsOf(plan, strange)) propose(plan, { name: 'auditImage', args: { vm } });
}

/** Keeps gold customers apart, and everybody while it is known how secrets leak between those who share a host. */
export function keepApart(plan: Plan): void {
  const { tenants, hall, hosts } = plan.world;
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    if (tenants.state[tenant] !== ACTIVE || tenants.tier[tenant] !== GOLD) continue;
    if (tenants.zone[tenant] === 0) propose(plan, { name: 'setZone', args: { tenant, zone: 'private' } });
  }
  const leaks = hall.sideChannelUntilTick[0] > 0 || foreseen(plan.world, 'sideChannelAdvisory') !== undefined;
  for (let host = 0 as HostId; host < hosts.rows; host++) {
    propose(plan, { name: 'setCoreScheduling', args: { host, coreScheduling: leaks } });
    if (leaks) propose(plan, { name: 'setSharing', args: { host, policy: BY_TENANT } });
  }
}

/** Shows its evidence to every tenant that asks for it, as soon as there is some. */
export function answerAudits(plan: Plan): void {
  const { tenants } = plan.world;
  for (let tenant = 0 as TenantId; tenant < tenants.rows; tenant++) {
    if (tenants.auditUntilTick[tenant] > 0) propose(plan, { name: 'answerAudit', args: { tenant } });
  }
}

function hostsOf({ world: { hosts } }: Plan, wanted: (host: HostId) => boolean): HostId[] {
  return Array.from(hosts.state.keys(), (host) => host as HostId).filter((h) => hosts.state[h] === ON && wanted(h));
}

function vmsOf({ world: { vms } }: Plan, wanted: (vm: VmId) => boolean): VmId[] {
  const all = Array.from(vms.state.keys(), (vm) => vm as VmId);
  return all.filter((vm) => vms.state[vm] === RUNNING && vms.host[vm] !== NONE && wanted(vm));
}
