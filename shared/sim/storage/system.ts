import type { World } from '../kernel/world.ts';
import { deliverOrderedSpace } from './datastore-orders.ts';
import { countBulk } from './disk-copies.ts';
import { growFiles } from './disk-growth.ts';
import { isDiskQuiet, serveAll, serveAsked, serveDisks, spendTokens } from './disk-service.ts';
import { measureSpace } from './disk-space.ts';
import { fillUp } from './runaway-writer.ts';

/** What disks do for guests and for bulk work in this tick. */
export function serveRequests(world: World): void {
  const bulk = countBulk(world);
  if (!bulk && isDiskQuiet(world)) serveAll(world);
  else serveDisks(world);
}

/** The same once more in a tick, for what guests ask now. */
export function serveRequestsAgain(world: World): void {
  if (!isDiskQuiet(world)) serveAsked(world);
}

/** What files take room, and what room is left, after all that was written in this tick. */
export function growAndMeasure(world: World): void {
  spendTokens(world);
  deliverOrderedSpace(world);
  fillUp(world);
  growFiles(world);
  measureSpace(world);
}
