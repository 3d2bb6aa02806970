import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { placeAll } from './duties/place.ts';
import { offersOf } from './duties/sell-service.ts';
import { endPlan, propose, startPlan } from './plan.ts';

const NO_LIMIT: Caution = { touched: 100, cores: 100 };

/** Sells everything, buys nothing, looks after nothing: the strategy that must not pay. */
export const reckless: Bot = {
  id: 'reckless',
  play(world: OpenWorld, memory: BotMemory): Turn {
    if (!isItsTurn(world, memory)) return { calls: [], memory };
    const plan = startPlan(world, memory);
    propose(plan, { name: 'setOvercommit', args: { percent: 200 } });
    for (const tenant of offersOf(plan)) propose(plan, { name: 'acceptContract', args: { tenant } });
    placeAll(plan, [NO_LIMIT]);
    return endPlan(plan);
  },
};
