/** How fast disks are, how full datastores, and what files there are. All that others may use of it. */
export { growthCents, orderSpace } from './datastore-orders.ts';
export { advanceCopy, type Copy, copyRefusal, endCopy, paceCopies, paceOf, startCopy } from './disk-copies.ts';
export { DISK_DEVICES, INCLUDED_MS } from './disk-devices.ts';
export { contractSpaceRefusal, exactFilesMib, reserveSpace, roomRefusal, startSpaceRefusal } from './disk-space.ts';
export { movingDiskRefusal } from './moving-disks.ts';
export { publishStorage, showDisk } from './publish.ts';
export { createRuntimeFiles, deleteFiles, endMemoryWork, memoryWorkRefusal } from './run-files.ts';
export { startRunawayWriter } from './runaway-writer.ts';
export {
  chainDepth,
  chainReadFactor,
  chainWriteFactor,
  dropSnapshot,
  dropSnapshotsBelow,
  freeSnapshotRow,
  MAX_DEPTH,
  snapshotAt,
} from './snapshot-chain.ts';
export { countInitialFiles, giveDisk, initialFilesMib, installDatastores } from './storage-setup.ts';
export { growAndMeasure, serveRequests, serveRequestsAgain } from './system.ts';
export { MAX_LINKS, reachRefusal } from './vm-files.ts';
