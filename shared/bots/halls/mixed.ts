import type { Bot } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { expectRush } from '../duties/expect-rush.ts';
import { foreseen } from '../duties/foresee.ts';
import { level } from '../duties/level.ts';
import { darkenNow, losesOne } from '../duties/power.ts';
import { type Plan, takeTurn } from '../plan.ts';
import { type Habits, operate } from '../reference.ts';
import type { HallBots } from './index.ts';

/** How full hosts may be after a guest was moved to level them. */
const LEVELLED: Caution = { touched: 0.95, cores: 1 };
/** How full the hosts may be that stay awake: below what others are woken for. */
const STILL_COMFORTABLE: Caution = { touched: 0.86, cores: 0.65 };
/** What somebody does who has servers, and nothing that only virtualization can. */
const SERVERS_ONLY: Habits = { sleeps: false, moves: false, promisedPercent: 100 };

/** Gets ready for what is announced; one of them sells memory twice, moves guests and lets hosts sleep, the other does not. */
function operator(id: Bot['id'], virtualizes: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        expectRush(plan);
        operate(plan, virtualizes ? { sleeps: false } : SERVERS_ONLY);
        if (virtualizes) spread(plan);
      }),
  };
}

/** Levels hosts while a rush is near, and otherwise lets those sleep that nobody needs. */
function spread(plan: Plan): void {
  if (foreseen(plan.world, 'tenantBurst')) level(plan, LEVELLED);
  else if (!losesOne(plan.world)) darkenNow(plan, STILL_COMFORTABLE);
}

/**
 * Who plays the mixed games. Their mechanism is all of virtualization, so the twin is the same operator without it: one who takes
 * contracts, buys hosts and places guests, promises no memory twice, and leaves guests and hosts where and as they are.
 */
export const mixed: HallBots = { reference: operator('reference', true), twin: operator('twin', false) };
