import { CENTS_PER_COIN } from '#shared/units.ts';
import { held } from '../kernel/quantize.ts';
import { ticksOf } from '../kernel/time.ts';
import type { OpenWorld, World } from '../kernel/world.ts';

/** Time until more room is there, in seconds of machine time; game value (10 seconds). */
const DELIVERY_S = 10;
/** What a GiB costs unless the scenario says otherwise, cents; design value. */
const CENTS_PER_GIB = 200;

/** What so much more room costs on a datastore, in cents. */
export function growthCents({ scenario }: OpenWorld, datastore: number, gib: number): number {
  return gib * (scenario.datastores?.[datastore].growCentsPerGib ?? CENTS_PER_GIB);
}

/** Orders and pays for more room. */
export function orderSpace(world: World, datastore: number, gib: number, by: number): void {
  const { datastores, hall, scenario, tick, events } = world;
  const priceCents = growthCents(world, datastore, gib);
  datastores.growingGib[datastore] = gib;
  datastores.readyAtTick[datastore] = tick + ticksOf(scenario, DELIVERY_S);
  hall.purchasesCents[0] += priceCents;
  hall.cashExactCents[0] -= priceCents;
  hall.cash[0] = held(Math.floor(hall.cashExactCents[0] / CENTS_PER_COIN));
  events.push({ type: 'datastoreOrdered', datastore, gib, priceCents, by });
}

/** Adds the room that has been delivered. */
export function deliverOrderedSpace({ datastores, tick, events }: World): void {
  for (let d = 0; d < datastores.rows; d++) {
    if (datastores.growingGib[d] === 0 || tick < datastores.readyAtTick[d]) continue;
    const gib = datastores.growingGib[d];
    datastores.physicalGib[d] += gib;
    datastores.growingGib[d] = 0;
    datastores.readyAtTick[d] = 0;
    events.push({ type: 'datastoreGrown', datastore: d, gib });
  }
}
