import { workCopies } from '../mechanisms/copy-results.ts';
import { deliverRoom, fillUp } from '../mechanisms/datastore-room.ts';
import { countBulk } from '../mechanisms/disk-copies.ts';
import { growFiles } from '../mechanisms/disk-growth.ts';
import { isDiskQuiet, serveAll, serveDisks } from '../mechanisms/disk-service.ts';
import { measureSpace } from '../mechanisms/disk-space.ts';
import { holdGuests } from '../mechanisms/held-guests.ts';
import type { World } from '../world.ts';

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
