/** How memory and guest get to another host. All that others may use of it. */
export { landArrivals } from './arrivals.ts';
export { dirtyingAt, dirtyMibPerS, hotDirtyMib } from './dirty-pages.ts';
export { dirtyingIn, LOGGING_LOSS } from './live-migration.ts';
export { liveMoveRefusal, liveRefusal, stateRefusal } from './live-preconditions.ts';
export { SENDER_CORES_PER_GBIT } from './migration-network.ts';
export { hasSwitched, switchOver } from './post-copy.ts';
export {
  type MigrationPrediction,
  predictColdMigration,
  predictMigration,
  predictPostCopy,
  predictSuspendedMove,
} from './predict-migration.ts';
export { migration } from './system.ts';
