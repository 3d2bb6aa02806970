import type { Bot } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { expectRush } from '../duties/expect-rush.ts';
import { foreseen } from '../duties/foresee.ts';
import { level } from '../duties/level.ts';
import { darkenNow, losesOne, wake } from '../duties/power.ts';
import { takeTurn } from '../plan.ts';
import { operate } from '../reference.ts';
import type { HallBots } from './index.ts';

/** How full the hosts may be that stay awake, at the peak of their guests: below what it wakes others for. */
const STILL_COMFORTABLE: Caution = { touched: 0.86, cores: 0.65 };
/** How full they may be after a guest was moved to level them. */
const LEVELLED: Caution = { touched: 0.95, cores: 1 };

/** Gets ready for a rush, and sends hosts to sleep at any hour as long as the others hold their guests by day; the twin lets all of them run. */
function sleeper(id: Bot['id'], sleeps: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        expectRush(plan);
        operate(plan, { sleeps: false });
        if (foreseen(world, 'tenantBurst')) level(plan, LEVELLED);
        else if (sleeps && losesOne(world)) wake(plan, true);
        else if (sleeps) darkenNow(plan, STILL_COMFORTABLE);
      }),
  };
}

/** Who plays the first hall: it is about hosts that sleep. */
export const firstHall: HallBots = { reference: sleeper('reference', true), twin: sleeper('twin', false) };
