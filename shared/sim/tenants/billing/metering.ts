import type { TenantId, VmId } from '#shared/ids.ts';
import { PRODUCTS, VM_STATES } from '../../kernel/codes/index.ts';
import type { World } from '../../kernel/world.ts';
import { worksUnderNotice } from '../maintenance-notice.ts';
import { productTermsOf } from '../product-terms.ts';
import { BAD, GOOD, isArriving, isLeaving, serviceLevel } from '../service-level.ts';
import { DEGRADED_PAY, termsOf } from '../tier-terms.ts';

const NONE = VM_STATES.indexOf('none');
const RUNNING = VM_STATES.indexOf('running');
const IAAS = PRODUCTS.indexOf('iaas');

/** What the VMs of one tenant did in this tick, in VM-ticks; written anew for each tenant. */
const tally = { good: 0, paid: 0, running: 0, excused: 0, isolated: 0 };

/** Charges a tenant for this tick and counts what it was owed; answers its pay in cents, exactly. */
export function meter(world: World, tenant: TenantId): number {
  const { tenants, hall, tick, scenario } = world;
  const terms = termsOf(tenants.tier[tenant]);
  tallyService(world, tenant);
  const asWhole = productTermsOf(tenants.product[tenant]).sees === 'service';
  // Whoever sees only the service does not notice a VM that is cut off, as long as another one answers.
  const unowed = asWhole && tally.running > 0 ? 0 : tally.isolated;
  const owed = tenants.vmsNow[tenant] - tally.excused - unowed;
  if (asWhole) judgeAsWhole(owed);
  const unitsPerVm = unitsNow(world, tenant) / Math.max(1, tenants.vmsNow[tenant]);
  const feeCents = tenants.feeCentsPerS[tenant] * scenario.tickSeconds * unitsPerVm;
  if (tick >= tenants.owedFromTick[tenant]) {
    tenants.goodTicks[tenant] += tally.good;
    tenants.owedTicks[tenant] += owed;
    tenants.periodFeeCents[tenant] += feeCents * owed;
    hall.goodTicks[0] += tally.good * terms.weight;
    hall.owedTicks[0] += owed * terms.weight;
  }
  return feeCents * tally.paid;
}

function tallyService(world: World, tenant: TenantId): void {
  const { tenants, vms } = world;
  const product = tenants.product[tenant];
  const terms = termsOf(tenants.tier[tenant]);
  const first = tenants.firstVm[tenant];
  tally.good = 0;
  tally.paid = 0;
  tally.running = 0;
  tally.excused = 0;
  tally.isolated = 0;
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    const runs = vms.state[vm] === RUNNING;
    if (!runs && (vms.state[vm] === NONE || isLeaving(world, vm))) continue;
    if (runs && vms.isolated[vm] === 1) {
      tally.isolated += 1;
      continue;
    }
    const level = runs ? serviceLevel(world, vm, product, terms) : BAD;
    if (runs) tally.running += 1;
    if (level === GOOD) tally.good += 1;
    else if (worksUnderNotice(world, vm) || isArriving(world, vm)) tally.excused += 1;
    if (level !== BAD) tally.paid += level === GOOD ? 1 : DEGRADED_PAY;
  }
}

/** Whoever sees only the service sees its average answer: all requests went to the VMs that run. */
function judgeAsWhole(owed: number): void {
  const share = tally.running > 0 ? owed / tally.running : 0;
  tally.good *= share;
  tally.paid *= share;
}

/** What the fee is multiplied by: VMs, instances, or the users that are there now. */
function unitsNow({ tenants }: World, tenant: TenantId): number {
  if (tenants.product[tenant] === IAAS) return tenants.vmsNow[tenant];
  return tenants.units[tenant] * tenants.unitsFactor[tenant];
}
