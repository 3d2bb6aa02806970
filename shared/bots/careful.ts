import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { acknowledge } from './duties/acknowledge.ts';
import { buyOne, paysForHosts } from './duties/buy.ts';
import { evacuate } from './duties/evacuate.ts';
import { placeAll } from './duties/place.ts';
import { wake } from './duties/power.ts';
import { accept, addTenant, hallHolds, lackOf, offersOf, promisedShare, wholeHall } from './duties/sell-service.ts';
import { keepRoom, type RoomRule } from './duties/storage.ts';
import { endPlan, type Plan, propose, startPlan } from './plan.ts';

/** What a host has is promised once, and no more. */
const OVERCOMMIT_PERCENT = 100;
/** It orders room when a datastore is nearly full, and no sooner. */
const LAST_MINUTE: RoomRule = { leastLeftGib: 24, orderGib: 48 };
const PLANNED: Caution = { touched: 0.9, cores: 0.7 };
const ANYWHERE: Caution = { touched: 1, cores: 1 };

/**
 * Promises nothing twice, buys before it promises, places, wakes, evacuates and patches: an operator who is never surprised and never
 * uses what virtualization is for.
 */
export const careful: Bot = {
  id: 'careful',
  play(world: OpenWorld, memory: BotMemory): Turn {
    if (!isItsTurn(world, memory)) return { calls: [], memory };
    const plan = startPlan(world, memory);
    evacuate(plan, ANYWHERE);
    keepRoom(plan, LAST_MINUTE);
    propose(plan, { name: 'setOvercommit', args: { percent: OVERCOMMIT_PERCENT } });
    const homeless = placeAll(plan, [PLANNED, ANYWHERE]);
    if (!wake(plan, homeless > 0) && homeless > 0) buyOne(plan, lackOf(plan, wholeHall(plan), ANYWHERE));
    sellWithinWhatThereIs(plan);
    propose(plan, { name: 'setRollingPatch', args: { rolling: true } });
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
    else if (paysForHosts(plan.world, tenant, 1)) buyOne(plan, lackOf(plan, after, PLANNED));
  }
}
