import type { Bot } from '#shared/bots/bot.ts';
import { placeAll } from '#shared/bots/duties/place.ts';
import { findsRoom, offersOf } from '#shared/bots/duties/sell-service.ts';
import { propose, takeTurn } from '#shared/bots/plan.ts';

/** Promises so much of the memory that there is, in percent, and takes everybody who fits into that. */
export function promiser(id: Bot['id'], percent: number): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        propose(plan, { name: 'setOvercommit', args: { percent } });
        if (placeAll(plan, [{ touched: 2, cores: 2 }]) > 0 || plan.calls.length > 0) return;
        const tenant = offersOf(plan).find((offer) => findsRoom(plan, offer));
        if (tenant !== undefined) propose(plan, { name: 'acceptContract', args: { tenant } });
      }),
  };
}
