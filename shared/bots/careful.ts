import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { acknowledge } from './duties/acknowledge.ts';
import { buyOne } from './duties/buy.ts';
import { evacuate } from './duties/evacuate.ts';
import { placeAll } from './duties/place.ts';
import { wake } from './duties/power.ts';
import { accept, addTenant, hallHolds, offersOf, promisedShare, wholeHall } from './duties/sell-service.ts';
import { endPlan, type Plan, propose, startPlan } from './plan.ts';

/** What a host has is promised once, and no more. */
const OVERCOMMIT_PERCENT = 100;
/** From this share of all memory promised on, it wants another host. */
const NEARLY_FULL = 0.9;
const PLANNED: Caution = { touched: 0.9, cores: 0.7 };
const ANYWHERE: Caution = { touched: 1, cores: 1 };

/**
 * Promises nothing twice, buys before it is full, places, wakes and evacuates: an operator who is never surprised and never
 * uses what virtualization is for.
 */
export const careful: Bot = {
  id: 'careful',
  play(world: OpenWorld, memory: BotMemory): Turn {
    if (!isItsTurn(world, memory)) return { calls: [], memory };
    const plan = startPlan(world, memory);
    evacuate(plan, ANYWHERE);
    propose(plan, { name: 'setOvercommit', args: { percent: OVERCOMMIT_PERCENT } });
    const homeless = placeAll(plan, [PLANNED, ANYWHERE]);
    const full = homeless > 0 || promisedShare(plan, wholeHall(plan)) > NEARLY_FULL;
    if (!wake(plan, full) && full) buyOne(plan);
    sellWithinWhatThereIs(plan);
    acknowledge(plan);
    return endPlan(plan);
  },
};

function sellWithinWhatThereIs(plan: Plan): void {
  const hall = wholeHall(plan);
  for (const tenant of offersOf(plan)) {
    const after = { ...hall };
    addTenant(plan.world, tenant, after);
    if (hallHolds(plan, after, PLANNED) && promisedShare(plan, after) <= 1) accept(plan, tenant, hall);
  }
}
