import { type HostId, NONE, type TenantId, type VmId } from '#shared/ids.ts';
import { bestTarget } from '../cluster/index.ts';
import { AUTOSCALE_METRICS, TENANT_STATES, VM_STATES } from '../kernel/codes/index.ts';
import { autoscaleTimes, looksInWindow } from '../kernel/scenario/autoscale-policy.ts';
import { ticksOf } from '../kernel/time.ts';
import type { World } from '../kernel/world.ts';
import { startBoot, startStop, takeDown } from '../lifecycle/index.ts';
import { assignHost, failMigration, reserveRefusal } from '../placement/index.ts';
import { reserveSpace } from '../storage/index.ts';

const ACTIVE = TENANT_STATES.indexOf('active');
const OFF_METRIC = AUTOSCALE_METRICS.indexOf('off');
const CPU = AUTOSCALE_METRICS.indexOf('cpu');
const ABSENT = VM_STATES.indexOf('none');
const OFF = VM_STATES.indexOf('off');
const BOOTING = VM_STATES.indexOf('booting');
const RUNNING = VM_STATES.indexOf('running');
const STOPPING = VM_STATES.indexOf('stopping');
/** Whole VMs that come out of a division a rounding error too high are not one more. */
const ROUNDING = 1e-9;
/** Less than all by no more than this is rounding. */
const ALL = 1 - 1e-9;

/** Changes the number of VMs of the tenants that have a rule, and sends those away that are no longer wanted. */
export function autoscale(world: World): void {
  const { tenants, scenario, tick } = world;
  const looks = tick > 0 && tick % ticksOf(scenario, autoscaleTimes(scenario).everySeconds) === 0;
  for (let t = 0 as TenantId; t < tenants.rows; t++) {
    if (tenants.autoscaleMax[t] === 0 || tenants.state[t] !== ACTIVE) continue;
    settleScaledVms(world, t);
    if (looks && tenants.autoscaleMetric[t] !== OFF_METRIC) look(world, t);
  }
}

function look(world: World, tenant: TenantId): void {
  const { tenants } = world;
  const now = tenants.vmsNow[tenant];
  const right = bounded(world, tenant, desiredVms(world, tenant));
  const lately = remember(world, tenant, right);
  placeWaiting(world, tenant);
  // More as soon as one look asks for it; fewer only when no look of the window wanted them.
  const next = right > now ? right : Math.min(now, lately);
  if (next === now || cools(world, tenant)) return;
  tenants.vmsNow[tenant] = next;
  tenants.scaledAtTick[tenant] = world.tick;
  if (next > now) add(world, tenant, next - now);
  else giveBack(world, tenant, now - next);
  world.events.push({ type: 'tenantScaled', tenant, vmsBefore: now, vms: next });
}

/**
 * Number of VMs that would bring the metric to its target: ⌈N · metric ÷ target⌉, N itself within the tolerance
 * (Kubernetes horizontal pod autoscaler; unverified). VMs that still boot count as idle when more are wanted.
 */
function desiredVms(world: World, tenant: TenantId): number {
  const { tenants, scenario } = world;
  const { tolerance } = autoscaleTimes(scenario);
  const now = tenants.vmsNow[tenant];
  measure(world, tenant);
  if (seen.running === 0) return now;
  const ratio = seen.sum / seen.running / tenants.autoscaleTarget[tenant];
  const damped = ratio > 1 ? (ratio * seen.running) / (seen.running + seen.booting) : ratio;
  if (Math.abs(damped - 1) <= tolerance + ROUNDING) return now;
  if (damped < 1 && ratio > 1) return now;
  const counted = ratio > 1 ? seen.running + seen.booting : seen.running;
  return Math.ceil(counted * damped - ROUNDING);
}

/** Sum of the metric over the running VMs of a tenant, and how many run and boot; written anew for each tenant. */
const seen = { sum: 0, running: 0, booting: 0 };

function measure({ tenants, vms }: World, tenant: TenantId): void {
  const byCpu = tenants.autoscaleMetric[tenant] === CPU;
  const first = tenants.firstVm[tenant];
  seen.sum = 0;
  seen.running = 0;
  seen.booting = 0;
  for (let vm = first; vm < first + tenants.vms[tenant]; vm++) {
    if (vms.state[vm] === BOOTING || vms.bootsAtTick[vm] > 0) seen.booting += 1;
    if (vms.state[vm] !== RUNNING) continue;
    seen.running += 1;
    seen.sum += byCpu ? busyShare(vms, vm) * 100 : vms.latencyExactMs[vm];
  }
}

/** How busy a guest's vCPUs look from inside: one that gets less than it wants, or is at its limit, is never idle. */
function busyShare({ load, gotMhz, dueMhz, limitMhz }: World['vms'], vm: number): number {
  const held = gotMhz[vm] < dueMhz[vm] * ALL || (limitMhz[vm] > 0 && gotMhz[vm] >= limitMhz[vm] * ALL);
  return held ? 1 : load[vm];
}

function bounded({ tenants, scenario }: World, tenant: TenantId, vms: number): number {
  const { maxStep } = autoscaleTimes(scenario);
  const now = tenants.vmsNow[tenant];
  const stepped = Math.min(Math.floor(now * maxStep), Math.max(Math.ceil(now / maxStep), vms));
  return Math.min(tenants.autoscaleMax[tenant], Math.max(tenants.autoscaleMin[tenant], stepped));
}

/** Keeps what a look found right; answers the largest within the window, where one not made yet counts as all is well. */
function remember({ recommendations, tenants, scenario, tick }: World, tenant: TenantId, vms: number): number {
  const looks = looksInWindow(scenario);
  const everyTicks = ticksOf(scenario, autoscaleTimes(scenario).everySeconds);
  const from = tenant * looks;
  recommendations.vmsWanted[from + (Math.floor(tick / everyTicks) % looks)] = vms;
  let largest = vms;
  for (let row = from; row < from + looks; row++) {
    const wanted = recommendations.vmsWanted[row];
    largest = Math.max(largest, wanted === 0 ? tenants.vmsNow[tenant] : wanted);
  }
  return largest;
}

/** Starts a rule without a past: nothing is given back before a whole window has been seen. */
export function clearEvaluations({ recommendations, tenants, scenario }: World, tenant: TenantId): void {
  const looks = looksInWindow(scenario);
  recommendations.vmsWanted.fill(0, tenant * looks, (tenant + 1) * looks);
  tenants.scaledAtTick[tenant] = -1;
}

function cools({ tenants, scenario, tick }: World, tenant: TenantId): boolean {
  const seconds = tenants.autoscaleCooldownS[tenant];
  if (tenants.scaledAtTick[tenant] < 0 || seconds === 0) return false;
  return tick - tenants.scaledAtTick[tenant] < ticksOf(scenario, seconds);
}

function add(world: World, tenant: TenantId, count: number): void {
  const { tenants, vms } = world;
  let missing = count;
  for (let vm = tenants.firstVm[tenant] as VmId; missing > 0; vm++) {
    if (vm >= tenants.firstVm[tenant] + tenants.vms[tenant]) return;
    const goes = vms.leavesAtTick[vm] > 0;
    if (vms.state[vm] !== ABSENT && !goes) continue;
    // One that is on its way out is gone at once: its row is wanted.
    if (goes) takeDown(world, vm, 'none');
    vms.state[vm] = OFF;
    reserveSpace(world, vms.datastore[vm], vms.writtenExactMib[vm]);
    place(world, vm);
    missing -= 1;
  }
}

/** What found no host at an earlier look tries again. */
function placeWaiting(world: World, tenant: TenantId): void {
  const { tenants, vms } = world;
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    if (vms.state[vm] === OFF && vms.host[vm] === NONE && vms.leavesAtTick[vm] === 0) place(world, vm);
  }
}

/** Puts a VM where most memory is left and has it made and booted. Without room it waits for a player. */
export function place(world: World, vm: VmId): void {
  const host = bestTarget(world, vm, (at: HostId) => reserveRefusal(world, vm, at) === undefined);
  if (host === NONE) return;
  const { provisionSeconds } = autoscaleTimes(world.scenario);
  assignHost(world, vm, host);
  if (provisionSeconds > 0) world.vms.bootsAtTick[vm] = world.tick + ticksOf(world.scenario, provisionSeconds);
  else boot(world, vm);
}

/** Boots a VM that has been made in the meantime; whoever was faster has not done wrong. */
export function bootWhatIsMade(world: World, vm: VmId): void {
  const { vms, tick } = world;
  if (vms.bootsAtTick[vm] === 0 || tick < vms.bootsAtTick[vm]) return;
  vms.bootsAtTick[vm] = 0;
  if (vms.state[vm] === OFF && vms.host[vm] !== NONE) boot(world, vm);
}

/** One whose files find no room gives its place back and waits. */
function boot(world: World, vm: VmId): void {
  startBoot(world, vm);
  if (world.vms.state[vm] === OFF) assignHost(world, vm, NONE);
}

/** The last come go first; what stands nowhere before what serves. */
function giveBack(world: World, tenant: TenantId, count: number): void {
  const { tenants, vms } = world;
  let tooMany = count;
  for (const idle of [true, false]) {
    for (let vm = tenants.firstVm[tenant] + tenants.vms[tenant] - 1; vm >= tenants.firstVm[tenant]; vm--) {
      if (tooMany === 0) return;
      if (vms.state[vm] === ABSENT || vms.leavesAtTick[vm] > 0) continue;
      if (idle !== (vms.state[vm] !== RUNNING && vms.state[vm] !== BOOTING)) continue;
      leave(world, vm as VmId);
      tooMany -= 1;
    }
  }
}

function leave(world: World, vm: VmId): void {
  const { vms, tick } = world;
  failMigration(world, vm, 'vmStopped');
  vms.leavesAtTick[vm] = Math.max(1, tick);
  vms.bootsAtTick[vm] = 0;
  if (vms.state[vm] === RUNNING || vms.state[vm] === BOOTING) startStop(world, vm);
}

/** VMs that were made boot, and those that were given back leave their row once they have shut down. */
function settleScaledVms(world: World, tenant: TenantId): void {
  const { tenants, vms } = world;
  const first = tenants.firstVm[tenant];
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) {
    bootWhatIsMade(world, vm);
    if (vms.leavesAtTick[vm] === 0) continue;
    const state = vms.state[vm];
    if (state === RUNNING || state === BOOTING) startStop(world, vm);
    else if (state !== STOPPING) takeDown(world, vm, 'none');
  }
}
