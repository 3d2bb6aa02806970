import { type HostId, NONE, type VmId } from '#shared/ids.ts';
import { PERMILLE } from '#shared/units.ts';
import { balancerPolicy, installHost } from './cluster/index.ts';
import { showCpu } from './cpu/index.ts';
import { initFacility } from './facility/index.ts';
import { settle } from './kernel/accounts.ts';
import { BALANCER_MODES, TENANT_STATES, VM_STATES } from './kernel/codes/index.ts';
import { seedStreams } from './kernel/random.ts';
import type { HostModel, Scenario, TenantSpec, Traces } from './kernel/scenario/scenario.ts';
import { type World, worldOver } from './kernel/world.ts';
import { describeVm } from './lifecycle/index.ts';
import { startsOpen } from './memory/index.ts';
import { assignHost } from './placement/index.ts';
import { publish } from './publish.ts';
import { countInitialFiles, installDatastores } from './storage/index.ts';
import { draftContract, initStacks } from './tenants/index.ts';

/** The world at tick 0 of a scenario. Same scenario and traces: same bits. */
export function createWorld(scenario: Scenario, traces: Traces = {}): World {
  const world = worldOver(scenario, traces);
  seedStreams(world.streams, scenario.seed);
  emptyReferences(world);
  initAccounts(world);
  initStacks(world);
  initFacility(world);
  scenario.hosts.forEach((spec, h) => {
    installHost(world, h as HostId, modelIndex(scenario, spec.model), spec.state);
  });
  installDatastores(world);
  let firstVm = 0;
  scenario.tenants.forEach((spec, t) => {
    createTenantRow(world, t, spec, firstVm);
    firstVm += spec.vms;
  });
  if (firstVm > scenario.rows.vms) throw new Error(`${firstVm} VMs in a table of ${scenario.rows.vms} rows`);
  countInitialFiles(world);
  publish(world);
  return world;
}

function emptyReferences({ vms, migrations, rules, incidents, forecasts, losses }: World): void {
  for (const column of [vms.host, vms.tenant, vms.migration, vms.numaNode]) column.fill(NONE);
  for (const column of [migrations.vm, migrations.from, migrations.to]) column.fill(NONE);
  for (const column of [rules.vm, rules.other]) column.fill(NONE);
  incidents.subject.fill(NONE);
  incidents.acknowledgedBy.fill(NONE);
  forecasts.subject.fill(NONE);
  for (const column of [losses.firstTick, losses.lastTick]) column.fill(NONE);
}

function initAccounts({ hall, scenario }: World): void {
  hall.startCents[0] = scenario.facility.startCents;
  settle({ hall }, scenario.facility.startCents);
  hall.overcommitPercent[0] = scenario.policies.overcommitPercent;
  hall.ballooning[0] = startsOpen(scenario, 'balloon') ? 1 : 0;
  hall.swapping[0] = startsOpen(scenario, 'swap') ? 1 : 0;
  hall.haReserve[0] = scenario.policies.haReserve;
  hall.idleTaxPermille[0] = Math.round(scenario.policies.idleTax * PERMILLE);
  const balancer = balancerPolicy(scenario);
  hall.balancer[0] = BALANCER_MODES.indexOf(balancer.mode);
  hall.balancerLevel[0] = balancer.level;
  hall.savePower[0] = balancer.savePower ? 1 : 0;
  hall.migrationMbit[0] = scenario.facility.migrationMbit;
  hall.uplinkMbit[0] = scenario.facility.uplinkMbit ?? 0;
  hall.correlatedPeak[0] = 1;
  hall.reputation[0] = 1;
  hall.marketPermille[0] = 1000;
}

function createTenantRow(world: World, t: number, spec: TenantSpec, firstVm: number): void {
  const { tenants } = world;
  tenants.archetype[t] = t;
  tenants.firstVm[t] = firstVm;
  tenants.vms[t] = spec.vms;
  tenants.baseload[t] = spec.baseload ? 1 : 0;
  draftContract(world, t, spec);
  tenants.state[t] = TENANT_STATES.indexOf(isThereFromStart(spec) ? 'active' : 'none');
  for (let i = 0; i < spec.vms; i++) createVmRow(world, t, spec, (firstVm + i) as VmId, spec.placedOn?.[i]);
}

/** Baseload with a second of its own comes then; all other baseload is there. */
function isThereFromStart({ baseload, offerAtS }: TenantSpec): boolean {
  return baseload && offerAtS <= 0;
}

function createVmRow(world: World, t: number, spec: TenantSpec, vm: VmId, host: number | undefined): void {
  const { vms } = world;
  vms.tenant[vm] = t;
  describeVm(world, vm);
  const isThere = isThereFromStart(spec) && vm < world.tenants.firstVm[t] + world.tenants.vmsNow[t];
  vms.state[vm] = VM_STATES.indexOf(isThere ? 'off' : 'none');
  if (host === undefined) return;
  assignHost(world, vm, host as HostId);
  showCpu(world, vm);
  vms.state[vm] = VM_STATES.indexOf('running');
}

function modelIndex(scenario: Scenario, id: string): number {
  const index = scenario.hostModels.findIndex((model: HostModel) => model.id === id);
  if (index < 0) throw new Error(`no host model ${id} in scenario ${scenario.id}`);
  return index;
}
