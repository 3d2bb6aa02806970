import type { TenantId } from '#shared/ids.ts';
import { CENTS_PER_COIN, JOULES_PER_KWH, PERMILLE } from '#shared/units.ts';
import { publishBuilding } from './facility/index.ts';
import { TENANT_STATES } from './kernel/codes/index.ts';
import { isPowered } from './kernel/guest-power.ts';
import { held, settled, showColumn, showLatencies } from './kernel/quantize.ts';
import { SECOND_S, ticksOf } from './kernel/time.ts';
import { simulates, type World } from './kernel/world.ts';
import { clearGoneRows } from './lifecycle/index.ts';
import { publishSecurity } from './security/index.ts';
import { publishStorage } from './storage/index.ts';
import { bestShare, creditOf, creditsOf } from './tenants/index.ts';

/** Steps in which exact values are told: fine enough to act on, coarse enough not to flicker. */
const HOST_STEP_PERMILLE = 10;
const HOST_STEP_MIB = 16;
const HOST_STEP_W = 5;
const VM_STEP_PERMILLE = 20;
const VM_STEP_MIB = 16;
const WORKING_SET_STEP_MIB = 32;
const NET_STEP_CENTS = 100;
const HALL_STEP_W = 10;
const ENERGY_STEP_WH = 10;

const JOULES_PER_WH = JOULES_PER_KWH / 1000;

/** Writes the open columns from the exact state, in their quanta. Last system of the tick. */
export function publish(world: World): void {
  clearGoneRows(world);
  publishHostLoad(world);
  publishDevices(world);
  publishHostMemory(world);
  publishVmService(world);
  publishVmMemory(world);
  publishTenants(world);
  publishBuilding(world);
  if (isFullSecond(world)) publishSecurity(world);
  publishHall(world);
  if (isFullSecond(world) && simulates(world, 'storage')) publishStorage(world);
}

/** Less than this is what rounding leaves of guests that wait for something else, MHz. */
const LEAST_MHZ = 1e-6;

function publishHostLoad({ hosts }: World): void {
  for (let h = 0; h < hosts.rows; h++) {
    const perCapacity = hosts.capacityMhz[h] > 0 ? PERMILLE / hosts.capacityMhz[h] : 0;
    const { demandPermille, usedPermille, stealPermille } = hosts;
    const waiting = hosts.dueMhz[h] > LEAST_MHZ ? Math.max(0, 1 - hosts.usedMhz[h] / hosts.dueMhz[h]) : 0;
    demandPermille[h] = settled(demandPermille[h], hosts.dueMhz[h] * perCapacity, HOST_STEP_PERMILLE);
    usedPermille[h] = settled(usedPermille[h], hosts.usedMhz[h] * perCapacity, HOST_STEP_PERMILLE);
    stealPermille[h] = settled(stealPermille[h], waiting * PERMILLE, HOST_STEP_PERMILLE);
  }
  showColumn(hosts.powerW, hosts.powerExactW, 1, HOST_STEP_W);
}

/** How busy network cards and privileged guests are. */
function publishDevices({ hosts, scenario }: World): void {
  const { nicPermille, nicUsedMbit, dom0Permille, dom0Load, dom0Vcpus } = hosts;
  for (let h = 0; h < hosts.rows; h++) {
    const { nicMbit } = scenario.hostModels[hosts.model[h]];
    nicPermille[h] = settled(nicPermille[h], (nicUsedMbit[h] / nicMbit) * PERMILLE, HOST_STEP_PERMILLE);
    if (dom0Vcpus[h] > 0) dom0Permille[h] = settled(dom0Permille[h], dom0Load[h] * PERMILLE, HOST_STEP_PERMILLE);
  }
}

function publishHostMemory({ hosts }: World): void {
  showColumn(hosts.privateMib, hosts.privateExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.sharedMib, hosts.savedExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.balloonedMib, hosts.balloonedExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.compressedMib, hosts.compressedExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.patchedMib, hosts.patchedExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.swappedMib, hosts.swappedExactMib, 1, HOST_STEP_MIB);
  showColumn(hosts.freeMib, hosts.freeExactMib, 1, HOST_STEP_MIB);
}

function publishVmService({ vms }: World): void {
  showColumn(vms.loadPermille, vms.load, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.stealPermille, vms.readyFraction, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.coStopPermille, vms.coStopFraction, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.remotePermille, vms.remoteFraction, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.stallPermille, vms.stallFraction, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.speedPermille, vms.speedAverage, PERMILLE, VM_STEP_PERMILLE);
  showColumn(vms.lossPermille, vms.lossFraction, PERMILLE, VM_STEP_PERMILLE);
  showLatencies(vms.latencyMs, vms.latencyExactMs);
  for (let vm = 0; vm < vms.rows; vm++) {
    const factor = vms.taxFactor[vm] / vms.heapWork[vm];
    const tax = factor > 1 && isPowered(vms, vm) ? 1 - 1 / factor : 0;
    vms.taxPermille[vm] = settled(vms.taxPermille[vm], tax * PERMILLE, HOST_STEP_PERMILLE);
  }
}

function publishVmMemory({ vms }: World): void {
  showColumn(vms.touchedMib, vms.touchedExactMib, 1, WORKING_SET_STEP_MIB);
  showColumn(vms.activeMib, vms.activeEstimateMib, 1, WORKING_SET_STEP_MIB);
  showColumn(vms.balloonedMib, vms.balloonedExactMib, 1, VM_STEP_MIB);
  showColumn(vms.compressedMib, vms.compressedExactMib, 1, VM_STEP_MIB);
  showColumn(vms.patchedMib, vms.patchedExactMib, 1, VM_STEP_MIB);
  showColumn(vms.swappedMib, vms.swappedExactMib, 1, VM_STEP_MIB);
  showColumn(vms.sharedMib, vms.savedExactMib, 1, VM_STEP_MIB);
  showColumn(vms.guestSwapMib, vms.guestPagedMib, 1, VM_STEP_MIB);
}

function publishTenants(world: World): void {
  const { tenants } = world;
  for (let t = 0; t < tenants.rows; t++) {
    const active = tenants.state[t] === TENANT_STATES.indexOf('active');
    const share = active ? bestShare(world, t as TenantId) : 0;
    tenants.goodPermille[t] = Math.floor(share * PERMILLE);
    tenants.creditPermille[t] = active
      ? Math.round(creditOf(creditsOf(world.scenario, tenants.tier[t]), share) * PERMILLE)
      : 0;
  }
}

function publishHall(world: World): void {
  const { hall } = world;
  const powerW = sum(world.hosts.powerExactW);
  hall.powerW[0] = settled(hall.powerW[0], powerW, HALL_STEP_W);
  hall.facilityW[0] = settled(hall.facilityW[0], powerW * hall.pueExact[0], HALL_STEP_W);
  hall.netCentsPerS[0] = settled(hall.netCentsPerS[0], hall.netCentsAverage[0], NET_STEP_CENTS);
  hall.reputationPermille[0] = Math.round(hall.reputation[0] * PERMILLE);
  hall.slaPermille[0] =
    hall.owedTicks[0] === 0 ? PERMILLE : Math.floor((hall.goodTicks[0] / hall.owedTicks[0]) * PERMILLE);
  if (endsSecond(world) || hall.over[0] === 1) tellAccounts(world);
}

/**
 * Accounts grow with every tick; once a second is often enough to read them. Trade and credits move the balance at once by
 * themselves. The last tick of a second tells them, so that after whole seconds, and at the end, what is shown is what is in the books.
 */
function tellAccounts({ hall }: World): void {
  hall.cash[0] = held(Math.floor(hall.cashExactCents[0] / CENTS_PER_COIN));
  hall.energyWh[0] = settled(hall.energyWh[0], hall.facilityEnergyJ[0] / JOULES_PER_WH, ENERGY_STEP_WH);
}

function isFullSecond({ scenario, tick }: World): boolean {
  return tick % ticksOf(scenario, SECOND_S) === 0;
}

function endsSecond({ scenario, tick }: World): boolean {
  return (tick + 1) % ticksOf(scenario, SECOND_S) === 0;
}

function sum(column: Float64Array): number {
  let total = 0;
  for (let row = 0; row < column.length; row++) total += column[row];
  return total;
}
