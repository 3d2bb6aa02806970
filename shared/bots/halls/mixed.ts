import type { Bot } from '../bot.ts';
import { expectRush } from '../duties/expect-rush.ts';
import { isRushing } from '../duties/foresee.ts';
import { levelOrDarken } from '../duties/get-ready.ts';
import { shareByTier } from '../duties/share-by-tier.ts';
import { takeTurn } from '../plan.ts';
import { type Habits, operate } from '../reference.ts';
import type { HallBots } from './index.ts';

/** What somebody does who has servers, and nothing that only virtualization can. */
const SERVERS_ONLY: Habits = { sleeps: false, moves: false, promisedPercent: 100 };

/** Gets ready for what is announced; one of them sells memory twice, moves guests and lets hosts sleep, the other does not. */
function operator(id: Bot['id'], virtualizes: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        expectRush(plan);
        operate(plan, { ...(virtualizes ? { sleeps: false } : SERVERS_ONLY), buysAhead: !isRushing(world) });
        if (!virtualizes) return;
        levelOrDarken(plan);
        shareByTier(plan);
      }),
  };
}

/**
 * Who plays the mixed games. Their mechanism is all of virtualization, so the twin is the same operator without it: one who takes
 * contracts, buys hosts and places guests, promises no memory twice, and leaves guests and hosts where and as they are.
 */
export const mixed: HallBots = { reference: operator('reference', true), twin: operator('twin', false) };
