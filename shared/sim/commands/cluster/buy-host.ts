import type { HostId } from '#shared/ids.ts';
import { int } from '#shared/payload.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import { buy, freeHostRow } from '../../cluster/index.ts';
import { envelopeRefusal, placeFor } from '../../facility/index.ts';
import { HOST_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Orders a host of a model of the scenario; it takes the first free place with power enough and starts by itself after delivery. */
export const buyHost = defineCommand({
  payload: { model: int(0, 31) },

  check(world, { model }) {
    const { hostModels } = world.scenario;
    if (model >= hostModels.length) return { code: 'noSuchModel', model, models: hostModels.length };
    if (freeHostRow(world) === world.hosts.rows) return { code: 'noFreeSlot' };
    const needCents = hostModels[model].priceCents;
    const haveCents = world.hall.cash[0] * CENTS_PER_COIN;
    if (needCents > haveCents) return { code: 'notEnoughCash', needCents, haveCents };
    return envelopeRefusal(world, placeFor(world, model), model);
  },

  apply(world, { model }, by) {
    const host = placeFor(world, model) as HostId;
    const priceCents = buy(world, host, model);
    world.hosts.state[host] = HOST_STATES.indexOf('delivering');
    world.events.push({ type: 'hostBought', host, priceCents, by });
  },
});
