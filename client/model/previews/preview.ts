import type { Args } from '#client/model/state/ui-state.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { allocationPreview } from './allocation.ts';
import { buyPreview } from './buy.ts';
import { DIRECT_PREVIEWS, type Previews } from './direct-preview.ts';
import { hostPatchPreview, snapshotPreview } from './hidden.ts';
import { loanPreview, repayPreview } from './loans.ts';
import { diskMovePreview, growPreview, resizePreview } from './machines.ts';
import { overcommitPreview } from './overcommit.ts';
import type { Preview } from './preview-line.ts';
import { capPreview, coolingPreview } from './racks.ts';
import { reservePreview } from './reserve.ts';
import { rungPreview } from './rungs.ts';
import { balloonPreview, placePreview } from './vms.ts';

/**
 * Orders whose effect has numbers that can be known before, those of buttons and those that a form asks for; moves have
 * predictions of their own (`prediction.ts`).
 */
const PREVIEWS: Previews = {
  ...DIRECT_PREVIEWS,
  setOvercommit: overcommitPreview,
  setHaReserve: reservePreview,
  buyHost: buyPreview,
  placeVm: placePreview,
  balloonVm: balloonPreview,
  setAllocation: allocationPreview,
  setCooling: coolingPreview,
  setPowerCap: capPreview,
  resizeVm: resizePreview,
  migrateStorage: diskMovePreview,
  growDatastore: growPreview,
  patchHost: hostPatchPreview,
  takeSnapshot: snapshotPreview,
  takeLoan: loanPreview,
  repayLoan: repayPreview,
  setSharing: rungPreview('setSharing'),
  setCompression: rungPreview('setCompression'),
  setPatching: rungPreview('setPatching'),
};

/** What an order would do with these arguments; nothing while they are not complete, or where no numbers are known. */
export function previewOf(world: OpenWorld, command: CommandName, args: Args): Preview | undefined {
  return PREVIEWS[command]?.(world, args);
}
