import type { World } from '../kernel/world.ts';
import { workCopies } from '../lifecycle/copy-results.ts';
import { holdGuests } from '../lifecycle/stunned-guests.ts';
import { deliverRoom, fillUp } from './datastore-space.ts';
import { countBulk } from './disk-copies.ts';
import { growFiles } from './disk-growth.ts';
import { isDiskQuiet, serveAll, serveDisks } from './disk-service.ts';
import { measureSpace } from './disk-space.ts';

/**
 * System of the tick: what disks do for guests and for bulk work, what files take room, and whom they hold up. Requests are
 * served before files grow, since only what is written takes room.
 */
export function storage(world: World): void {
  const bulk = countBulk(world);
  if (!bulk && isDiskQuiet(world)) serveAll(world);
  else serveDisks(world);
  if (bulk) workCopies(world);
  deliverRoom(world);
  fillUp(world);
  growFiles(world);
  measureSpace(world);
  holdGuests(world);
}
