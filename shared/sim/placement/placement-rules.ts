import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { RULE_KINDS, type RuleKind } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import { rackOf } from '../kernel/tables/racks.ts';
import type { OpenWorld } from '../kernel/world.ts';

/** How one kind of rule is read. */
interface Reading {
  /** `must`: no VM is ever put where it would be broken. `should`: places that keep it are preferred. */
  readonly force: 'must' | 'should';
  /** Whether a VM that it speaks about may stand on a host, as things are. */
  allows(world: OpenWorld, rule: number, vm: VmId, host: HostId): boolean;
}

/**
 * The kinds of rules. Rules about pairs that belong together are no obstacle to a move: a pair could never leave its host,
 * because one has to go first. A new VM is put beside its partner, and the balancer brings a parted pair together.
 */
const READINGS: { readonly [K in Exclude<RuleKind, 'none'>]: Reading } = {
  together: {
    force: 'should',
    allows: (world, rule, vm, host) => meets(world, partnerOf(world, rule, vm), host, true),
  },
  apart: { force: 'must', allows: (world, rule, vm, host) => meets(world, partnerOf(world, rule, vm), host, false) },
  apartRacks: {
    force: 'must',
    allows: (world, rule, vm, host) => !sharesRack(world, partnerOf(world, rule, vm), host),
  },
  tenantApart: { force: 'must', allows: (world, _rule, vm, host) => !hasSibling(world, vm, host) },
  mustRunOn: { force: 'must', allows: ({ rules }, rule, _vm, host) => rules.other[rule] === host },
  mustAvoid: { force: 'must', allows: ({ rules }, rule, _vm, host) => rules.other[rule] !== host },
  shouldRunOn: { force: 'should', allows: ({ rules }, rule, _vm, host) => rules.other[rule] === host },
  shouldAvoid: { force: 'should', allows: ({ rules }, rule, _vm, host) => rules.other[rule] !== host },
};

/** Why a rule forbids a VM to come to a host, or nothing. */
export function ruleRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const rule = brokenAt(world, vm, host, 'must');
  return rule === NONE ? undefined : { code: 'ruleForbids', rule, vm, host };
}

/** Why a VM that stands nowhere may not be started on a host: also a partner that it belongs to is waited for elsewhere. */
export function partnerRefusal(world: OpenWorld, vm: VmId, host: HostId): Refusal | undefined {
  const { rules } = world;
  for (let rule = 0; rule < rules.rows; rule++) {
    if (RULE_KINDS[rules.kind[rule]] !== 'together' || !speaksAbout(world, rule, vm)) continue;
    if (!READINGS.together.allows(world, rule, vm, host)) return { code: 'ruleForbids', rule, vm, host };
  }
  return undefined;
}

/** The first rule of a force that a VM would break on a host, or `NONE`. */
export function brokenAt(world: OpenWorld, vm: VmId, host: HostId, force?: 'must' | 'should'): number {
  const { rules } = world;
  for (let rule = 0; rule < rules.rows; rule++) {
    if (rules.kind[rule] === 0 || !speaksAbout(world, rule, vm)) continue;
    const reading = readingOf(world, rule);
    if ((force === undefined || reading.force === force) && !reading.allows(world, rule, vm, host)) return rule;
  }
  return NONE;
}

/** Whether a rule speaks about a VM. */
export function speaksAbout({ rules, vms }: OpenWorld, rule: number, vm: VmId): boolean {
  const kind = RULE_KINDS[rules.kind[rule]];
  if (kind === 'tenantApart') return vms.tenant[vm] === rules.other[rule];
  return rules.vm[rule] === vm || (isPair(kind) && rules.other[rule] === vm);
}

/** Whether a rule is kept by all VMs that stand somewhere; one on its way counts where it lives. */
export function isKept(world: OpenWorld, rule: number): boolean {
  const { vms, rules } = world;
  const one = rules.vm[rule] as VmId;
  if (one !== NONE) return isKeptBy(world, rule, one);
  const tenant = rules.other[rule] as TenantId;
  const first = world.tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + world.tenants.vms[tenant] && vm < vms.rows; vm++) {
    if (!isKeptBy(world, rule, vm)) return false;
  }
  return true;
}

function isKeptBy(world: OpenWorld, rule: number, vm: VmId): boolean {
  const host = world.vms.host[vm] as HostId;
  return host === NONE || readingOf(world, rule).allows(world, rule, vm, host);
}

function readingOf({ rules }: OpenWorld, rule: number): Reading {
  return READINGS[RULE_KINDS[rules.kind[rule]] as Exclude<RuleKind, 'none'>];
}

function isPair(kind: RuleKind): boolean {
  return kind === 'together' || kind === 'apart' || kind === 'apartRacks';
}

function partnerOf({ rules }: OpenWorld, rule: number, vm: VmId): VmId {
  return (rules.vm[rule] === vm ? rules.other[rule] : rules.vm[rule]) as VmId;
}

/** Whether a partner that stands somewhere is at a host, or is on its way there; `as` when it stands nowhere. */
function meets(world: OpenWorld, partner: VmId, host: HostId, wanted: boolean): boolean {
  const [at, to] = placesOf(world, partner);
  if (at === NONE) return true;
  return wanted ? at === host || to === host : at !== host && to !== host;
}

function sharesRack(world: OpenWorld, partner: VmId, host: HostId): boolean {
  const [at, to] = placesOf(world, partner);
  return (at !== NONE && rackOf(at) === rackOf(host)) || (to !== NONE && rackOf(to) === rackOf(host));
}

function hasSibling(world: OpenWorld, vm: VmId, host: HostId): boolean {
  const { vms, tenants } = world;
  const tenant = vms.tenant[vm];
  const first = tenants.firstVm[tenant];
  for (let sibling = first; sibling < first + tenants.vms[tenant]; sibling++) {
    if (sibling !== vm && placesOf(world, sibling as VmId).includes(host)) return true;
  }
  return false;
}

/** Where a VM lives, and where it is on its way to. */
function placesOf({ vms, migrations }: OpenWorld, vm: VmId): readonly [HostId | typeof NONE, HostId | typeof NONE] {
  const move = vms.migration[vm];
  return [vms.host[vm] as HostId, move === NONE ? NONE : (migrations.to[move] as HostId)];
}
