import { int, row } from '#shared/payload.ts';
import { CENTS_PER_COIN } from '#shared/units.ts';
import { growthCents, orderSpace } from '../../storage/index.ts';
import { defineCommand } from '../define.ts';

/** Most that can be ordered at once, GiB. */
const MOST_GIB = 65_536;

/** Buys more room for a datastore; it is there after ten seconds. */
export const growDatastore = defineCommand({
  payload: { datastore: row<number>('datastores'), gib: int(1, MOST_GIB) },

  check(world, { datastore, gib }) {
    if (world.datastores.growingGib[datastore] > 0) return { code: 'datastoreIsGrowing', datastore };
    const needCents = growthCents(world, datastore, gib);
    const haveCents = world.hall.cash[0] * CENTS_PER_COIN;
    return needCents > haveCents ? { code: 'notEnoughCash', needCents, haveCents } : undefined;
  },

  apply: (world, { datastore, gib }, by) => orderSpace(world, datastore, gib, by),
});
