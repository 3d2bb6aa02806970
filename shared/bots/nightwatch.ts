import type { OpenWorld } from '#shared/sim/world.ts';
import { type Bot, type BotMemory, isItsTurn, type Turn } from './bot.ts';
import type { Caution } from './choose-host.ts';
import { acknowledge } from './duties/acknowledge.ts';
import { placeAll } from './duties/place.ts';
import { accept, addTenant, hallHolds, offersOf, wholeHall } from './duties/sell-service.ts';
import { endPlan, propose, startPlan } from './plan.ts';

/** It keeps a quarter of every host free and never promises more memory than there is. */
const SAFE: Caution = { touched: 0.75, cores: 0.75 };
const ANYWHERE: Caution = { touched: 1.5, cores: 2 };

/** The floor of every score: headroom of 25 %, no overcommitment, restarts what has stopped, nothing else. */
export const nightwatch: Bot = {
  id: 'nightwatch',
  play(world: OpenWorld, memory: BotMemory): Turn {
    if (!isItsTurn(world, memory)) return { calls: [], memory };
    const plan = startPlan(world, memory);
    propose(plan, { name: 'setOvercommit', args: { percent: 100 } });
    placeAll(plan, [SAFE, ANYWHERE]);
    const hall = wholeHall(plan);
    for (const tenant of offersOf(plan)) {
      const after = { ...hall };
      addTenant(world, tenant, after);
      if (hallHolds(plan, after, SAFE)) accept(plan, tenant, hall);
    }
    acknowledge(plan);
    return endPlan(plan);
  },
};
