import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { Bot } from '../bot.ts';
import type { Caution } from '../choose-host.ts';
import { expectRush } from '../duties/expect-rush.ts';
import { foreseen } from '../duties/foresee.ts';
import { levelEasily } from '../duties/get-ready.ts';
import { darkenNow, losesOne, wake } from '../duties/power.ts';
import { hallHolds, sellWhere } from '../duties/sell-service.ts';
import { takeTurn } from '../plan.ts';
import { operate } from '../reference.ts';
import type { HallBots } from './index.ts';

/** How full it plans hosts. */
const PLANNED: Caution = { touched: 0.9, cores: 0.88 };
/** How full the hosts may be that stay awake, at the peak of their guests: below what it wakes others for. */
const STILL_COMFORTABLE: Caution = { touched: 0.86, cores: 0.65 };

/** Gets ready for a rush, and sends hosts to sleep at any hour as long as the others hold their guests by day; the twin lets all of them run. */
function sleeper(id: Bot['id'], sleeps: boolean): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        expectRush(plan);
        operate(plan, { sleeps: false, sells: false });
        sellWhere(plan, (after) => hallHolds(plan, after, PLANNED) && after.freeMib >= ofOneHost(world));
        if (foreseen(world, 'tenantBurst')) levelEasily(plan);
        else if (sleeps && losesOne(world)) wake(plan, true);
        else if (sleeps) darkenNow(plan, STILL_COMFORTABLE);
      }),
  };
}

/** Memory that the first host may promise, MiB: so much stays free, since nobody can buy a host here when one dies. */
function ofOneHost({ hosts, hall }: OpenWorld): number {
  return (hosts.memMib[0] * hall.overcommitPercent[0]) / 100;
}

/** Who plays the first hall: it is about hosts that sleep. */
export const firstHall: HallBots = { reference: sleeper('reference', true), twin: sleeper('twin', false) };
