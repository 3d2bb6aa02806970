import type { Bot } from '#shared/bots/bot.ts';
import { placeAll } from '#shared/bots/duties/place.ts';
import { type Plan, propose, rests, takeTurn } from '#shared/bots/plan.ts';
import type { VmId } from '#shared/ids.ts';
import { MIB_PER_GIB } from '#shared/units.ts';

/** Memory and cores are plenty here. */
const WIDE = { touched: 2, cores: 2 };
/** Room that is ordered once so little is left: what the newcomers still take; GiB. */
const LEFT_GIB = 18;
const ORDER_GIB = 24;
/** Longer than the level. */
const WHOLE_LEVEL_TICKS = 2000;
/** Ticks for which an order to merge is given to show. */
const REST_TICKS = 100;

/** Gives up a snapshot that nobody needs, and orders room a little before it is needed. */
export const keeper: Bot = {
  id: 'reference',
  play: (world, memory) =>
    takeTurn(world, memory, (plan) => {
      dropSnapshots(plan);
      placeAll(plan, [WIDE]);
      const { freeMib } = world.datastores;
      const isShort = freeMib[0] < LEFT_GIB * MIB_PER_GIB;
      if (isShort && !rests(plan, 'room', WHOLE_LEVEL_TICKS)) order(plan, ORDER_GIB);
    }),
};

/** Buys all that has been promised, so that nothing can happen. */
export const buyer: Bot = {
  id: 'twin',
  play: (world, memory) =>
    takeTurn(world, memory, (plan) => {
      placeAll(plan, [WIDE]);
      const { provisionedGib, physicalGib, growingGib } = world.datastores;
      const missingGib = provisionedGib[0] - physicalGib[0] - growingGib[0];
      if (missingGib > 0) order(plan, missingGib);
    }),
};

function order(plan: Plan, gib: number): void {
  propose(plan, { name: 'growDatastore', args: { datastore: 0, gib } });
}

function dropSnapshots(plan: Plan): void {
  const { vms } = plan.world;
  for (let vm = 0 as VmId; vm < vms.rows; vm++) {
    if (vms.snapshots[vm] > 0 && !rests(plan, `merge ${vm}`, REST_TICKS))
      propose(plan, { name: 'deleteSnapshot', args: { vm, depth: 1 } });
  }
}
