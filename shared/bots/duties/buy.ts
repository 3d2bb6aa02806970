import type { TenantId } from '#shared/ids.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { hoursPerTick, secondsAt } from '#shared/sim/kernel/time.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Outlook, type Plan, propose, rests } from '../plan.ts';

/** A host loses its value evenly over so many business hours (`cluster/hosts/host-trade.ts`). */
const LIFETIME_HOURS = 72;
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
 * Orders a host, unless one is on its way: the cheapest that holds `needMib` and can be paid, or the one with most memory for
 * its price if none holds so much, or nobody says how much is needed. Answers whether one comes.
 */
export function buyOne(plan: Plan, needMib = Number.POSITIVE_INFINITY): boolean {
  const { hosts, hall, scenario } = plan.world;
  if (hosts.state.includes(HOST_STATES.indexOf('delivering'))) return true;
  const models = scenario.hostModels
    .map((model, index) => ({
      index,
      price: model.priceCents,
      perMib: model.priceCents / model.memMib,
      holds: (model.memMib * hall.overcommitPercent[0]) / 100 >= GROWTH * needMib,
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

/** MiB that the hosts of a hall with this outlook lack; the room that failing ones leave is none. */
export function missingMib(outlook: Outlook): number {
  return Math.max(0, -outlook.freeMib);
}

/** Whether a contract earns more over the rest of the session than the hosts would cost that it needs. */
export function paysForHosts(world: OpenWorld, tenant: TenantId, hosts: number): boolean {
  const { tenants, scenario, tick } = world;
  if (scenario.lengthS === 0) return true;
  const seconds = scenario.lengthS - secondsAt(scenario, tick) - LEAD_S;
  const hours = (seconds * hoursPerTick(scenario)) / scenario.tickSeconds;
  const priceCents = Math.max(...scenario.hostModels.slice(0, 2).map((model) => model.priceCents));
  const costCents = hosts * (priceCents * Math.min(1, hours / LIFETIME_HOURS) + RUNNING_CENTS_PER_S * seconds);
  return tenants.feeCentsPerS[tenant] * tenants.vms[tenant] * seconds > costCents;
}
