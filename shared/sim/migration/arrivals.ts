import type { MigrationId } from '#shared/ids.ts';
import { MIGRATION_STATES } from '../kernel/codes/index.ts';
import type { World } from '../kernel/world.ts';
import { land } from './live-migration.ts';
import { completeSwitch } from './post-copy.ts';

const NONE = MIGRATION_STATES.indexOf('none');

/** Makes the targets of moves that have arrived the homes of their VMs. */
export function landArrivals(world: World): void {
  const { migrations } = world;
  for (let m = 0 as MigrationId; m < migrations.rows; m++) {
    completeSwitch(world, m);
    if (migrations.arrived[m] && migrations.state[m] !== NONE) land(world, m);
  }
}
