import type { HostId } from '#shared/ids.ts';
import { settle } from '../../kernel/accounts.ts';
import {
  CPU_GENERATIONS,
  HOST_STATES,
  type HostState,
  HYPERVISORS,
  PAGING_MODES,
  SHARING_POLICIES,
} from '../../kernel/codes/index.ts';
import { hoursPerTick, ticksOf } from '../../kernel/time.ts';
import type { OpenWorld, World } from '../../kernel/world.ts';
import { startsOpen } from '../../memory/index.ts';
import { generationOf, installDom0, pagingIndex, USUAL_DOM0_VCPUS } from '../../virtualization/index.ts';

/** A host loses its value evenly over three business days; design value. */
export const LIFETIME_HOURS = 72;

/** Fills a free row of `hosts` with a machine of a model. */
export function installHost(
  { hosts, hall, scenario, tick }: World,
  host: HostId,
  model: number,
  state: HostState,
): void {
  const spec = scenario.hostModels[model];
  hosts.state[host] = HOST_STATES.indexOf(state);
  hosts.model[host] = model;
  hosts.sharing[host] = SHARING_POLICIES.indexOf(scenario.policies.sharing);
  hosts.hypervisor[host] = HYPERVISORS.indexOf(spec.hypervisor ?? 'type1');
  hosts.generation[host] = CPU_GENERATIONS.indexOf(generationOf(spec));
  hosts.paging[host] = pagingIndex(hosts.generation[host], PAGING_MODES.indexOf(spec.paging ?? 'nested'));
  hosts.largePages[host] = spec.largePages ? 1 : 0;
  hosts.clockFactor[host] = 1;
  hosts.patchLevel[host] = hall.patchLevel[0];
  hosts.cores[host] = spec.cores;
  installDom0(hosts, host, spec.dom0Vcpus ?? USUAL_DOM0_VCPUS);
  hosts.coreMhz[host] = spec.coreMhz;
  hosts.smt[host] = spec.smt ? 1 : 0;
  hosts.memMib[host] = spec.memMib;
  hosts.numaNodes[host] = spec.numaNodes ?? 1;
  hosts.sliceMs[host] = Math.max(1, Math.round(scenario.policies.sliceMs));
  hosts.compression[host] = startsOpen(scenario, 'compression') ? 1 : 0;
  hosts.pagePatching[host] = scenario.policies.pagePatching ? 1 : 0;
  hosts.purchaseCents[host] = spec.priceCents;
  hosts.boughtAtTick[host] = tick;
  hosts.renewedAtTick[host] = tick;
}

/** The first row of `hosts` that holds no machine, or `hosts.rows` when all do. */
export function freeHostRow({ hosts }: OpenWorld): number {
  let row = 0;
  while (row < hosts.rows && hosts.state[row] !== HOST_STATES.indexOf('none')) row++;
  return row;
}

/** Pays for a host and has it delivered to a free row; answers its price in cents. */
export function buy(world: World, host: HostId, model: number): number {
  const { hosts, hall, scenario, tick } = world;
  const { priceCents, deliverySeconds } = scenario.hostModels[model];
  installHost(world, host, model, 'delivering');
  hosts.readyAtTick[host] = tick + ticksOf(scenario, deliverySeconds);
  hall.purchasesCents[0] += priceCents;
  settle(world, -priceCents);
  return priceCents;
}

/** Sells an empty host and clears its row; answers what it brought in cents. */
export function sell(world: World, host: HostId): number {
  const priceCents = resaleCents(world, host);
  world.hall.salesCents[0] += priceCents;
  settle(world, priceCents);
  clearRow(world, host);
  return priceCents;
}

/** What a host is worth at its age, in whole cents. */
export function resaleCents({ hosts, scenario, tick }: World, host: HostId): number {
  return valueCents(hosts.purchaseCents[host], (tick - hosts.boughtAtTick[host]) * hoursPerTick(scenario));
}

/** What is left of the price of a host at an age in business hours, in cents. */
export function valueCents(priceCents: number, ageHours: number): number {
  return Math.floor(priceCents * Math.max(0, 1 - ageHours / LIFETIME_HOURS));
}

function clearRow({ hosts, layout }: World, host: HostId): void {
  const columns = hosts as unknown as { readonly [column: string]: Float64Array | Int32Array };
  for (const column of Object.keys(layout.schema.hosts.hidden)) columns[column][host] = 0;
  for (const column of Object.keys(layout.schema.hosts.open)) columns[column][host] = 0;
}
