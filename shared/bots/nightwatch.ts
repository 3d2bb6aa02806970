import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { acknowledge } from './duties/acknowledge.ts';
import { buyOne } from './duties/buy.ts';
import { placeAll } from './duties/place.ts';
import { wake } from './duties/power.ts';
import { hallHolds, promisedShare, sellWhere } from './duties/sell-service.ts';
import { endPlan, startPlan } from './plan.ts';

/** It keeps a quarter of every host free, by what guests have and not by what they use. */
const SAFE: Caution = { touched: 0.75, cores: 0.75 };
const PROMISED_MAX = 0.75;
const ANYWHERE: Caution = { touched: 1.5, cores: 2 };

/** The floor of every score: headroom of 25 %, restarts what has stopped, replaces what is dead, nothing else. */
export const nightwatch: Bot = {
  id: 'nightwatch',
  play(world: OpenWorld, memory: BotMemory): Turn {
    if (!isItsTurn(world, memory)) return { calls: [], memory };
    const plan = startPlan(world, memory);
    const homeless = placeAll(plan, [SAFE, ANYWHERE]);
    if (homeless > 0 && !wake(plan, true)) buyOne(plan);
    sellWhere(plan, (after) => hallHolds(plan, after, SAFE) && promisedShare(plan, after) <= PROMISED_MAX);
    acknowledge(plan);
    return endPlan(plan);
  },
};
