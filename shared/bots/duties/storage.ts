import { MIB_PER_GIB } from '#shared/units.ts';
import { type Plan, propose, rests } from '../plan.ts';

/** How long an order is given to show, ticks. */
const REST_TICKS = 100;

/** How much room a datastore should have left before more is ordered, and how much is ordered at a time, GiB. */
export interface RoomRule {
  readonly leastLeftGib: number;
  readonly orderGib: number;
}

/** Orders room for datastores that have little left. Storage that nobody has described always has enough. */
export function keepRoom(plan: Plan, { leastLeftGib, orderGib }: RoomRule): void {
  const { datastores } = plan.world;
  for (let datastore = 0; datastore < datastores.rows; datastore++) {
    if (datastores.freeMib[datastore] > leastLeftGib * MIB_PER_GIB || datastores.growingGib[datastore] > 0) continue;
    if (rests(plan, `grow ${datastore}`, REST_TICKS)) continue;
    propose(plan, { name: 'growDatastore', args: { datastore, gib: orderGib } });
  }
}
