import type { TenantId, VmId } from '#shared/ids.ts';
import { CAUSES, VM_STATES, WORKLOADS } from '#shared/sim/kernel/codes/index.ts';
import { hourAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { acknowledge } from '../duties/acknowledge.ts';
import { placeAll } from '../duties/place.ts';
import { findsRoom, offersOf } from '../duties/sell-service.ts';
import { endPlan, homeOf, type Plan, propose, startPlan } from '../plan.ts';

/** Cores are promised many times over in this hall; what is wanted is counted by `usualCores`. */
const ANY: Caution = { touched: 1, cores: 10 };
/** Cores that a host gives its guests while all of them are wanted: a quarter more than it has, for its threads, less the tax. */
const CORES_PER_CORE = 1.1;
/** Work that a class usually wants on a busy day, as a part of its vCPUs; rendering waits until the others leave something. */
const USUAL_LOAD: { readonly [workload: string]: number } = { web: 0.4, oltp: 0.5, batch: 0.1, rtos: 0.9, hpc: 1 };
/** Shares by tier, as multiples of normal: bronze, silver, gold. */
const FACTOR_BY_TIER = [1, 4, 8] as const;
const BATCH = WORKLOADS.indexOf('batch');
const HPC = WORKLOADS.indexOf('hpc');
const RUNNING = VM_STATES.indexOf('running');
const NEIGHBOURS = CAUSES.indexOf('neighbours');
/** Hours in which people work: rendering steps back. */
const DAY_FROM_HOUR = 6;
const DAY_TO_HOUR = 22;
/** MHz that one that renders may have by night, by day, and where somebody suffers from his neighbours: 4, 0.6, 0.4 cores. */
const NIGHT_MHZ = 9600;
const DAY_MHZ = 1440;
const TAMED_MHZ = 960;

/** How far somebody says who may wait: by shares alone, or by limits and cores of one's own as well. */
type Reach = 'nothing' | 'shares' | 'all';

function operator(id: 'reference' | 'twin' | 'careful', reach: Reach): Bot {
  return {
    id,
    play(world: OpenWorld, memory: BotMemory): Turn {
      if (!isItsTurn(world, memory)) return { calls: [], memory };
      const plan = startPlan(world, memory);
      if (placeAll(plan, [ANY]) === 0) sell(plan);
      if (reach !== 'nothing') for (let vm = 0 as VmId; vm < world.vms.rows; vm++) allot(plan, vm, reach);
      acknowledge(plan);
      return endPlan(plan);
    },
  };
}

/**
 * One says who may wait, and gives cores to programs that see them; one lets all wait alike; and one knows shares, and thinks
 * that they are enough.
 */
export const fairShares = {
  reference: operator('reference', 'all'),
  twin: operator('twin', 'nothing'),
  careful: operator('careful', 'shares'),
} as const;

function allot(plan: Plan, vm: VmId, reach: Reach): void {
  const { vms, tenants } = plan.world;
  if (vms.state[vm] !== RUNNING) return;
  const waits = vms.workload[vm] === BATCH;
  const sharesFactor = FACTOR_BY_TIER[tenants.tier[vms.tenant[vm]]];
  const limitMhz = waits && reach === 'all' ? renderingMhz(plan.world, vms.host[vm]) : 0;
  propose(plan, { name: 'setAllocation', args: { vm, sharesFactor, reservationMhz: 0, limitMhz, reservedMib: 0 } });
  if (reach === 'all' && vms.workload[vm] === HPC && vms.pinnedCores[vm] === 0) pin(plan, vm);
}

function renderingMhz(world: OpenWorld, host: number): number {
  if (somebodySuffers(world, host)) return TAMED_MHZ;
  const hour = hourAt(world.scenario, world.tick);
  return hour >= DAY_FROM_HOUR && hour < DAY_TO_HOUR ? DAY_MHZ : NIGHT_MHZ;
}

/** Gives a VM the first of its host's cores that are nobody's. */
function pin(plan: Plan, vm: VmId): void {
  const { vms, hosts } = plan.world;
  const cores = vms.vcpus[vm];
  for (let first = 0; first + cores <= hosts.cores[vms.host[vm]]; first += cores) {
    if (propose(plan, { name: 'pinVm', args: { vm, first, cores } })) return;
  }
}

/** Whether neighbours are what most holds back at least two guests of a host. */
function somebodySuffers({ vms }: OpenWorld, host: number): boolean {
  let suffering = 0;
  for (let vm = 0; vm < vms.rows; vm++) if (vms.host[vm] === host && vms.cause[vm] === NEIGHBOURS) suffering += 1;
  return suffering > 1;
}

/** Takes the first contract that the cores of the hall carry on a busy day. */
function sell(plan: Plan): void {
  const tenant = offersOf(plan).find((offer) => hallCarries(plan, offer) && findsRoom(plan, offer));
  if (tenant !== undefined) propose(plan, { name: 'acceptContract', args: { tenant } });
}

function hallCarries({ world }: Plan, tenant: TenantId): boolean {
  const { vms, hosts, tenants } = world;
  const first = tenants.firstVm[tenant];
  // Those who render already take the nights.
  if (vms.workload[first] === BATCH) return false;
  let cores = 0;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) if (homeOf(world, vm) >= 0) cores += usualCores(world, vm);
  for (let vm = first as VmId; vm < first + tenants.vms[tenant]; vm++) cores += usualCores(world, vm);
  return cores <= CORES_PER_CORE * hosts.cores.reduce((sum, own) => sum + own, 0);
}

function usualCores({ vms }: OpenWorld, vm: VmId): number {
  return vms.vcpus[vm] * (USUAL_LOAD[WORKLOADS[vms.workload[vm]]] ?? 1);
}
