import type { TenantId, VmId } from '#shared/ids.ts';
import { CAUSES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import {
  endsSlaPeriod,
  feeCentsPerVm,
  isOwed,
  judgeVm,
  productTermsOf,
  type ServiceTally,
  termsOf,
  type VmService,
} from '../tenants/index.ts';
import { splitMissed } from './missed-for.ts';
import { giveOut } from './whole-cents.ts';

/** Less than this is what rounding leaves, in VM-ticks. */
const ROUNDING = 1e-9;

/** Scratch: parts of one lost tick, and of one credit, by cause. */
const parts = new Float64Array(CAUSES.length);
const creditParts = new Float64Array(CAUSES.length);
const creditCents = new Float64Array(CAUSES.length);

/**
 * Shares among the causes what a tenant got too little of in this tick: every VM-tick that was owed and not good, and every
 * part of a fee that was not paid for it. The books call it for each tenant as they charge it (`got`: their tally), before
 * they close an SLA period. Only VMs that are not well are looked at closely. `[ACC-1]`
 */
export function keepLedger(world: World, tenant: TenantId, got: ServiceTally): void {
  const { tenants, vms } = world;
  const first = tenants.firstVm[tenant];
  const end = first + tenants.vms[tenant];
  const owed = isOwed(world, tenant);
  // The books have counted this tick: nothing but it means that it is the first one of a period, lost or not.
  if (owed && tenants.owedTicks[tenant] === got.owed) openPeriod(world, tenant);
  const lacks = Math.max(got.owed - got.good, tenants.vmsNow[tenant] - got.paid) > ROUNDING;
  if (!lacks || !owed) {
    vms.missedFor.fill(0, first, end);
    return;
  }
  for (let vm = first as VmId; vm < end; vm++) keepVm(world, tenant, vm, got);
}

function keepVm(world: World, tenant: TenantId, vm: VmId, got: ServiceTally): void {
  const { tenants, vms } = world;
  const product = tenants.product[tenant];
  const asWhole = productTermsOf(product).sees === 'service';
  const vmService = judgeVm(world, vm, product, termsOf(tenants.tier[tenant]));
  const lostTicks = asWhole ? lostOfWhole(vmService, got) : lostOfOne(vmService);
  const unpaid = asWhole ? unpaidOfWhole(vmService, got) : vmService.there ? 1 - vmService.paid : 0;
  if (lostTicks <= 0 && unpaid <= 0) {
    vms.missedFor[vm] = 0;
    return;
  }
  splitMissed(world, vm, product, parts);
  enter(world, tenant, lostTicks, unpaid * feeCentsPerVm(world, tenant));
}

/** Who sees each VM misses each one that is owed and not good. */
function lostOfOne({ there, isolated, good, excused }: VmService): number {
  return there && !isolated && !good && !excused ? 1 : 0;
}

/** Who sees only the service misses what the VMs that run do not do well, or all of it if none runs. */
function lostOfWhole(service: VmService, { running, share }: ServiceTally): number {
  if (running === 0) return lostOfOne(service);
  return service.runs && !service.isolated && !service.good ? share : 0;
}

function unpaidOfWhole({ there, runs, isolated, excused, paid }: VmService, { running, share }: ServiceTally): number {
  if (!there) return 0;
  if (running === 0) return 1;
  return (runs && !isolated ? share * (1 - paid) : 0) + (excused ? 1 : 0);
}

/** Adds one VM's losses of this tick to the rows of its tenant, by the parts just found. */
function enter(world: World, tenant: TenantId, lostTicks: number, unpaidCents: number): void {
  const { losses, tenants, tick } = world;
  const { weight } = termsOf(tenants.tier[tenant]);
  for (let c = 0; c < CAUSES.length; c++) {
    if (parts[c] <= 0) continue;
    const row = tenant * CAUSES.length + c;
    losses.goodTicks[row] += lostTicks * parts[c];
    losses.weightedTicks[row] += lostTicks * weight * parts[c];
    losses.periodTicks[row] += lostTicks * parts[c];
    losses.feeFraction[row] += unpaidCents * parts[c];
    if (losses.firstTick[row] < 0) losses.firstTick[row] = tick;
    losses.lastTick[row] = tick;
  }
}

/** Nothing of an earlier SLA period, or of an earlier contract, counts in the one that begins. */
function openPeriod({ losses }: World, tenant: TenantId): void {
  losses.periodTicks.fill(0, tenant * CAUSES.length, (tenant + 1) * CAUSES.length);
}

/**
 * System of the tick, after the books: gives what they have booked in whole cents to the causes, so that the ledger adds up to
 * the books to the cent: the unpaid part of fees by what each cause took of them, the credits of a closed SLA period by
 * what each lost of it. `[ACC-2]`
 */
export function settleLedger(world: World): void {
  const { tenants, losses } = world;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    const cents = tenants.unpaidCents[t] - tenants.ledgerCents[t];
    if (cents === 0) continue;
    giveOut(cents, losses.feeFraction, losses.feeCents, t * CAUSES.length, CAUSES.length);
    tenants.ledgerCents[t] = tenants.unpaidCents[t];
  }
  if (endsSlaPeriod(world)) for (let t = 0 as TenantId; t < tenants.rows; t++) shareCredit(world, t);
}

function shareCredit({ tenants, losses }: World, tenant: TenantId): void {
  const from = tenant * CAUSES.length;
  let cents = tenants.creditedCents[tenant];
  let periodTicks = 0;
  for (let row = from; row < from + CAUSES.length; row++) {
    cents -= losses.creditCents[row];
    periodTicks += losses.periodTicks[row];
  }
  if (cents === 0) return;
  if (periodTicks <= 0) throw new Error(`tenant ${tenant} was credited ${cents} cents and lost nothing`);
  for (let c = 0; c < CAUSES.length; c++) {
    creditParts[c] = (cents * losses.periodTicks[from + c]) / periodTicks;
    creditCents[c] = 0;
  }
  giveOut(cents, creditParts, creditCents, 0, CAUSES.length);
  for (let c = 0; c < CAUSES.length; c++) losses.creditCents[from + c] += creditCents[c];
}
