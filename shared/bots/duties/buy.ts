import type { TenantId } from '#shared/ids.ts';
import { LIFETIME_HOURS } from '#shared/sim/cluster/index.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { HostModel } from '#shared/sim/kernel/scenario/scenario.ts';
import { hoursPerTick, secondsAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { contractCentsPerS } from '#shared/sim/tenants/index.ts';
import { type Plan, propose, rests } from '../plan.ts';
import { type Lack, SOON_S } from './sell-service.ts';

/** What a bought host costs to run, in cents per second: about 300 W at the wall of the hall. */
const RUNNING_CENTS_PER_S = 800;
/** Seconds that pass before a new host earns: delivery and first boots. */
const LEAD_S = 30;
/** Cents that stay in the bank. */
const CUSHION_CENTS = 300_000;
/** What is bought holds so many times what is lacking now: there is more to come. */
const GROWTH = 1.75;
const REST_TICKS = 150;

/**
 * Orders a host, unless one is on its way: the cheapest that makes up for what is lacking and can be paid, or the one
 * with most memory for its price if none does, or nobody says what is lacking. Answers whether one comes.
 */
export function buyOne(plan: Plan, lack?: Lack): boolean {
  const { hosts, hall, scenario } = plan.world;
  if (hosts.state.includes(HOST_STATES.indexOf('delivering'))) return true;
  const models = scenario.hostModels
    .map((model, index) => ({
      index,
      price: model.priceCents,
      perMib: model.priceCents / model.memMib,
      holds: lack !== undefined && makesUpFor(model, lack, hall.overcommitPercent[0] / 100),
      ok: model.hardwareAssist,
    }))
    .filter(({ price, ok }) => ok && price + CUSHION_CENTS <= hall.cash[0] * 100)
    .sort((a, b) => Number(b.holds) - Number(a.holds) || (a.holds ? a.price - b.price : a.perMib - b.perMib));
  for (const { index } of models) {
    if (rests(plan, 'buy', REST_TICKS)) return false;
    return propose(plan, { name: 'buyHost', args: { model: index } });
  }
  return false;
}

/** Whether one host that is ordered now makes up for what is lacking, and is near before an offer is over. */
export function oneHostIsEnough({ world }: Plan, offer: TenantId, lack: Lack): boolean {
  const { hall, scenario, tenants, tick } = world;
  const leftS = secondsAt(scenario, tenants.offerEndsAtTick[offer] - tick);
  const inTime = scenario.hostModels.filter(({ deliverySeconds }) => deliverySeconds - SOON_S < leftS);
  return inTime.some((model) => makesUpFor(model, lack, hall.overcommitPercent[0] / 100));
}

/** Whether a host has what is lacking, and room for more to come. */
function makesUpFor({ memMib, cores }: HostModel, lack: Lack, overcommit: number): boolean {
  return memMib * overcommit >= GROWTH * lack.mib && memMib >= GROWTH * lack.touchedMib && cores >= GROWTH * lack.cores;
}

/** Whether a contract earns more over the rest of the session than the hosts would cost that it needs. */
export function paysForHosts(world: OpenWorld, tenant: TenantId, hosts: number): boolean {
  const { scenario, tick } = world;
  if (scenario.lengthS === 0) return true;
  const seconds = scenario.lengthS - secondsAt(scenario, tick) - LEAD_S;
  const hours = (seconds * hoursPerTick(scenario)) / scenario.tickSeconds;
  const priceCents = Math.max(...scenario.hostModels.slice(0, 2).map((model) => model.priceCents));
  const costCents = hosts * (priceCents * Math.min(1, hours / LIFETIME_HOURS) + RUNNING_CENTS_PER_S * seconds);
  return contractCentsPerS(world, tenant) * seconds > costCents;
}
