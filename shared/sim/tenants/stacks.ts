import type { TenantId } from '#shared/ids.ts';
import { PRODUCTS, type Product } from '../kernel/codes/index.ts';
import type { Refusal } from '../kernel/refusals.ts';
import type { Scenario } from '../kernel/scenario/scenario.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/** Products that need something set up before anybody can have them. */
export const STACKS = ['paas', 'saas'] as const satisfies readonly Product[];
export type Stack = (typeof STACKS)[number];

/** Time until a stack stands, in seconds; game value. */
const SETUP_S = 15;
/** Value of a stack's column while nobody has set it up. */
const NOT_OFFERED = -1;

/** Offers what a scenario's hall offers from the start: everything, unless the scenario names less. */
export function initStacks(world: World): void {
  for (const stack of STACKS) columnOf(world, stack)[0] = isOfferedFromStart(world.scenario, stack) ? 0 : NOT_OFFERED;
}

function isOfferedFromStart({ policies }: Scenario, stack: Stack): boolean {
  return policies.stacks === undefined || policies.stacks.includes(stack);
}

/** Whether a hall offers this product already, or will soon. */
export function isPublished(world: OpenWorld, stack: Stack): boolean {
  return columnOf(world, stack)[0] !== NOT_OFFERED;
}

/** Sets a stack up; contracts for it can be signed when it stands. Answers the tick. */
export function publish(world: World, stack: Stack): number {
  const byTick = world.tick + ticksOf(world.scenario, SETUP_S);
  columnOf(world, stack)[0] = byTick;
  return byTick;
}

/** Why a hall cannot yet serve what a tenant buys, or nothing. */
export function stackRefusal(world: OpenWorld, tenant: TenantId): Refusal | undefined {
  const product = PRODUCTS[world.tenants.product[tenant]];
  if (product === 'iaas') return undefined;
  const fromTick = columnOf(world, product)[0];
  return fromTick !== NOT_OFFERED && world.tick >= fromTick ? undefined : { code: 'stackNotReady', product };
}

function columnOf({ hall }: OpenWorld, stack: Stack): Int32Array {
  return stack === 'paas' ? hall.paasFromTick : hall.saasFromTick;
}
