import type { TenantId, VmId } from '#shared/ids.ts';
import { PRODUCTS, VM_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { worksUnderNotice } from '../maintenance-notice.ts';
import { productTermsOf } from '../product-terms.ts';
import { BAD, GOOD, isArriving, isLeaving, serviceLevel } from '../service-level.ts';
import { DEGRADED_PAY, type TierTerms, termsOf } from '../tier-terms.ts';

const NONE = VM_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');
const IAAS = PRODUCTS.indexOf('iaas');

/** How a tick of one VM counts for its tenant. */
export interface VmService {
  /** It is there: neither without a contract nor given back. */
  there: boolean;
  runs: boolean;
  /** Cut off by a player: it serves nobody, and nothing is owed. */
  isolated: boolean;
  good: boolean;
  /** Not good, and not owed either: planned work that was announced, or a machine that was ordered a moment ago. */
  excused: boolean;
  /** Part of the fee that it is worth, 0..1. */
  paid: number;
}

/** What the VMs of one tenant did in a tick, in VM-ticks. */
export interface ServiceTally {
  good: number;
  owed: number;
  paid: number;
  running: number;
  excused: number;
  isolated: number;
  /** vCPUs of those that served well, and of those that were owed and did not. */
  goodVcpus: number;
  badVcpus: number;
  /** What a VM that runs counts for: more than 1 where one service is carried by fewer VMs than its tenant has. */
  share: number;
}

/** Scratch, written anew for each VM and each tenant. */
const service: VmService = { there: false, runs: false, isolated: false, good: false, excused: false, paid: 0 };
const tally: ServiceTally = {
  good: 0,
  owed: 0,
  paid: 0,
  running: 0,
  excused: 0,
  isolated: 0,
  goodVcpus: 0,
  badVcpus: 0,
  share: 1,
};

/** Charges a tenant for what it got in this tick and counts what it was owed; answers its pay in cents, exactly. */
export function meter(world: World, tenant: TenantId, got: ServiceTally): number {
  const { tenants, hall, scenario } = world;
  const { good, owed, paid, goodVcpus, badVcpus } = got;
  const feeCents = feeCentsPerVm(world, tenant);
  hall.workVcpuS[0] += goodVcpus * scenario.tickSeconds;
  if (isOwed(world, tenant)) {
    const { weight } = termsOf(tenants.tier[tenant]);
    hall.brokenVcpuS[0] += badVcpus * scenario.tickSeconds;
    tenants.goodTicks[tenant] += good;
    tenants.owedTicks[tenant] += owed;
    tenants.periodFeeCents[tenant] += feeCents * owed;
    hall.goodTicks[0] += good * weight;
    hall.owedTicks[0] += owed * weight;
    bookUnpaid(world, tenant, feeCents * (tenants.vmsNow[tenant] - paid));
  }
  return feeCents * paid;
}

/** Whether service is owed to a tenant by now. */
export function isOwed({ tenants, tick }: World, tenant: TenantId): boolean {
  return tick >= tenants.owedFromTick[tenant];
}

/** Fee at full service for a VM and a tick, in cents, exactly. */
export function feeCentsPerVm(world: World, tenant: TenantId): number {
  const { tenants, scenario } = world;
  const unitsPerVm = unitsNow(world, tenant) / Math.max(1, tenants.vmsNow[tenant]);
  return tenants.feeCentsPerS[tenant] * scenario.tickSeconds * unitsPerVm;
}

/** What a tenant got in this tick, and what it was owed once service is owed. The answer is overwritten by the next call. */
export function tallyService(world: World, tenant: TenantId): ServiceTally {
  const { tenants } = world;
  const asWhole = productTermsOf(tenants.product[tenant]).sees === 'service';
  addUp(world, tenant);
  // Whoever sees only the service does not notice a VM that is cut off, as long as another one answers.
  const unowed = asWhole && tally.running > 0 ? 0 : tally.isolated;
  tally.owed = tenants.vmsNow[tenant] - tally.excused - unowed;
  if (asWhole) judgeAsWhole();
  return tally;
}

function addUp(world: World, tenant: TenantId): void {
  const { tenants, vms } = world;
  const terms = termsOf(tenants.tier[tenant]);
  const first = tenants.firstVm[tenant];
  tally.good = 0;
  tally.paid = 0;
  tally.running = 0;
  tally.excused = 0;
  tally.isolated = 0;
  tally.goodVcpus = 0;
  tally.badVcpus = 0;
  tally.share = 1;
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    const { there, runs, isolated, good, excused, paid } = judgeVm(world, vm, tenants.product[tenant], terms);
    if (!there) continue;
    if (isolated) tally.isolated += 1;
    else if (runs) tally.running += 1;
    if (good) tally.good += 1;
    if (good) tally.goodVcpus += vms.vcpus[vm];
    else if (!isolated && !excused) tally.badVcpus += vms.vcpus[vm];
    if (excused) tally.excused += 1;
    tally.paid += paid;
  }
}

/** How this tick of a VM counts. The answer is overwritten by the next call. */
export function judgeVm(world: World, vm: VmId, product: number, terms: TierTerms): VmService {
  const { vms } = world;
  service.runs = vms.state[vm] === RUNNING;
  service.there = service.runs || (vms.state[vm] !== NONE && !isLeaving(world, vm));
  service.isolated = service.runs && vms.isolated[vm] === 1;
  const serves = service.runs && !service.isolated;
  const level = serves ? serviceLevel(world, vm, product, terms) : BAD;
  service.good = level === GOOD;
  const noticed = !service.good && service.there && !service.isolated;
  service.excused = noticed && (worksUnderNotice(world, vm) || isArriving(world, vm));
  service.paid = level === BAD ? 0 : level === GOOD ? 1 : DEGRADED_PAY;
  return service;
}

/** Whoever sees only the service sees its average answer: all requests went to the VMs that run. */
function judgeAsWhole(): void {
  tally.share = tally.running > 0 ? tally.owed / tally.running : 0;
  tally.good *= tally.share;
  tally.paid *= tally.share;
}

/** Books what was not paid of the fee at full service, in whole cents; the rest is carried. */
function bookUnpaid({ tenants }: World, tenant: TenantId, cents: number): void {
  const exactCents = cents + tenants.unpaidFraction[tenant];
  const wholeCents = Math.floor(exactCents);
  tenants.unpaidFraction[tenant] = exactCents - wholeCents;
  tenants.unpaidCents[tenant] += wholeCents;
}

/** What the fee is multiplied by: VMs, instances, or the users that are there now. */
function unitsNow({ tenants }: World, tenant: TenantId): number {
  if (tenants.product[tenant] === IAAS) return tenants.vmsNow[tenant];
  return tenants.units[tenant] * tenants.unitsFactor[tenant];
}
