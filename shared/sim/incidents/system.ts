import type { TenantId, VmId } from '#shared/ids.ts';
import { CAUSES, INCIDENT_STATES, STATUSES, TENANT_STATES } from '../kernel/codes/index.ts';
import { ewmaWeight } from '../kernel/det-math.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import {
  badTicks,
  bestShare,
  causeOf,
  creditsOf,
  nextStepBelow,
  owedByEnd,
  statusAt,
  stressOf,
  termsOf,
  ticksLeft,
} from '../tenants/index.ts';
import { keepIncidents } from './incident-book.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
const OK = STATUSES.indexOf('ok');
const WATCH = STATUSES.indexOf('watch');
const BREACH = STATUSES.indexOf('breach');
const OFF = STATUSES.indexOf('off');
const OPEN = INCIDENT_STATES.indexOf('open');

/** All health signals are smoothed over this span, s; design value. */
const SIGNAL_TAU_S = 2.5;
/** Slower average that a rise is measured against, s; design value. */
const TREND_TAU_S = 10;
/** A date that moves by less than this share of the time left, or two seconds, is not told anew. */
const DATE_TOLERANCE = 0.15;

/** System of the tick: status of every VM, time to breach, and the incidents that need somebody. */
export function health(world: World): void {
  updatePressure(world);
  const { tenants } = world;
  for (let t = 0; t < tenants.rows; t++) {
    if (tenants.vms[t] === 0) continue;
    if (tenants.state[t] === ACTIVE) examine(world, t as TenantId);
    else signOff(world, t as TenantId);
  }
  keepIncidents(world);
  countOpenTasks(world);
}

function updatePressure({ hosts, scenario }: World): void {
  const weight = ewmaWeight(scenario.tickSeconds, SIGNAL_TAU_S);
  for (let h = 0; h < hosts.rows; h++) {
    const now = hosts.capacityMhz[h] > 0 ? hosts.dueMhz[h] / hosts.capacityMhz[h] : 0;
    hosts.pressure[h] += (now - hosts.pressure[h]) * weight;
  }
}

function signOff({ tenants, vms }: World, tenant: TenantId): void {
  const first = tenants.firstVm[tenant];
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
    vms.status[vm] = OFF;
    vms.cause[vm] = 0;
    vms.breachAtTick[vm] = 0;
    vms.stress[vm] = 0;
    vms.stressSlow[vm] = 0;
  }
}

function examine(world: World, tenant: TenantId): void {
  const { tenants, tick, vms, scenario } = world;
  const terms = termsOf(tenants.tier[tenant]);
  const owed = tick >= tenants.owedFromTick[tenant];
  const trend = ewmaWeight(scenario.tickSeconds, TREND_TAU_S);
  const first = tenants.firstVm[tenant];
  let bad = 0;
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    vms.stress[vm] = stressOf(world, vm, terms.goodSpeed, owed);
    vms.stressSlow[vm] += (vms.stress[vm] - vms.stressSlow[vm]) * trend;
    judge(world, vm, terms.goodSpeed);
    if (vms.status[vm] === BREACH) bad += 1;
  }
  dateBreaches(world, tenant, bad);
}

function judge(world: World, vm: VmId, goodSpeed: number): void {
  const { vms, events } = world;
  const before = vms.status[vm];
  const status = statusAt(vms.stress[vm], vms.stress[vm] > 1, before);
  if (status === OK && before === OK) {
    vms.cause[vm] = 0;
    return;
  }
  const cause = causeOf(world, vm, STATUSES[status], goodSpeed);
  vms.status[vm] = status;
  vms.cause[vm] = CAUSES.indexOf(cause);
  if (status === before) return;
  if (status === BREACH) events.push({ type: 'vmBreached', vm, cause });
  else if (status === OK && before !== OFF) events.push({ type: 'vmRecovered', vm });
  else if (status !== OK && (before === OK || before === OFF)) events.push({ type: 'vmWatched', vm, cause });
}

/**
 * Writes the tick at which a tenant's next credit falls due at the present rate. An SLA period has a budget of bad VM-ticks
 * until then; VMs in breach use it up one a tick, a watched one begins to when its stress, rising as it does, reaches 1.
 */
function dateBreaches(world: World, tenant: TenantId, bad: number): void {
  const { tenants, vms } = world;
  const step = nextStepBelow(creditsOf(world.scenario, tenants.tier[tenant]), bestShare(world, tenant));
  const budget = Math.max(0, owedByEnd(world, tenant) * (1 - step) - badTicks(world, tenant));
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    if (step <= 0 || vms.status[vm] < WATCH || vms.isolated[vm] === 1) {
      vms.breachAtTick[vm] = 0;
      continue;
    }
    const leadTicks = vms.status[vm] === BREACH ? 0 : ticksToStress(world, vm);
    const inTicks = leadTicks + budget / Math.max(1, bad);
    tell(world, vm, inTicks < ticksLeft(world) ? world.tick + Math.round(inTicks) : 0);
  }
}

/** Ticks until a VM's stress reaches 1 if it goes on rising as it does; a great many if it does not rise. */
function ticksToStress({ vms, scenario }: World, vm: VmId): number {
  const risePerS = (vms.stress[vm] - vms.stressSlow[vm]) / TREND_TAU_S;
  if (risePerS <= 0) return Number.MAX_SAFE_INTEGER;
  return Math.max(0, 1 - vms.stress[vm]) / risePerS / scenario.tickSeconds;
}

function tell({ vms, scenario, tick }: World, vm: VmId, breachAtTick: number): void {
  const shown = vms.breachAtTick[vm];
  const tolerance = Math.max(ticksOf(scenario, 2), DATE_TOLERANCE * Math.abs(breachAtTick - tick));
  const wrong = breachAtTick === 0 || shown <= tick || Math.abs(shown - breachAtTick) > tolerance;
  if (wrong) vms.breachAtTick[vm] = breachAtTick;
}

function countOpenTasks({ incidents, hall }: World): void {
  let open = 0;
  for (let i = 0; i < incidents.rows; i++) if (incidents.state[i] === OPEN) open += 1;
  hall.openTasks[0] = open;
}
