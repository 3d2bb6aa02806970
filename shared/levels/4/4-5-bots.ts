import type { Bot } from '#shared/bots/bot.ts';
import { placeAll } from '#shared/bots/duties/place.ts';
import { propose, takeTurn } from '#shared/bots/plan.ts';
import type { HostId } from '#shared/ids.ts';

const HOST = 0 as HostId;

/** Takes everybody who comes. With the idea the host saves by all three tools from the start, without by the best known one alone. */
export function saver(id: Bot['id'], { all }: { readonly all: boolean }): Bot {
  return {
    id,
    play: (world, memory) =>
      takeTurn(world, memory, (plan) => {
        propose(plan, { name: 'setSharing', args: { host: HOST, policy: 'tenant' } });
        if (all) propose(plan, { name: 'setPatching', args: { host: HOST, patch: true } });
        if (all) propose(plan, { name: 'setCompression', args: { host: HOST, compress: true } });
        placeAll(plan, [{ touched: 5, cores: 2 }]);
      }),
  };
}
