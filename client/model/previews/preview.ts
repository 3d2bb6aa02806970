import type { Args } from '#client/model/state/ui-state.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { acceptPreview } from './accept.ts';
import { allocationPreview } from './allocation.ts';
import { evacuationPreview } from './evacuation.ts';
import { buyPreview, sleepPreview, wakePreview } from './hosts.ts';
import { diskMovePreview, growPreview, resizePreview, sellPreview } from './machines.ts';
import { goodwillPreview, loanPreview, repayPreview } from './money.ts';
import { overcommitPreview } from './overcommit.ts';
import type { Preview } from './preview-line.ts';
import { capPreview, coolingPreview } from './racks.ts';
import { reservePreview } from './reserve.ts';
import { rungPreview } from './rungs.ts';
import { balloonPreview, placePreview, stopPreview } from './vms.ts';

type Predict = (world: OpenWorld, args: Args) => Preview | undefined;

/** Orders whose effect has numbers that can be known before; moves have predictions of their own (`prediction.ts`). */
const PREVIEWS: { readonly [C in CommandName]?: Predict } = {
  setOvercommit: overcommitPreview,
  setHaReserve: reservePreview,
  buyHost: buyPreview,
  sleepHost: sleepPreview,
  wakeHost: wakePreview,
  setMaintenance: evacuationPreview,
  acceptContract: acceptPreview,
  placeVm: placePreview,
  balloonVm: balloonPreview,
  powerOffVm: stopPreview,
  hardPowerOff: stopPreview,
  suspendVm: stopPreview,
  setAllocation: allocationPreview,
  setCooling: coolingPreview,
  setPowerCap: capPreview,
  resizeVm: resizePreview,
  migrateStorage: diskMovePreview,
  growDatastore: growPreview,
  sellHost: sellPreview,
  takeLoan: loanPreview,
  repayLoan: repayPreview,
  payGoodwill: goodwillPreview,
  setSharing: rungPreview('setSharing'),
  setCompression: rungPreview('setCompression'),
  setPatching: rungPreview('setPatching'),
  setBallooning: rungPreview('setBallooning'),
  setSwapping: rungPreview('setSwapping'),
  isolateVm: (world, args) => (args.isolated === true ? stopPreview(world, args) : undefined),
};

/** What an order would do with these arguments; nothing while they are not complete, or where no numbers are known. */
export function previewOf(world: OpenWorld, command: CommandName, args: Args): Preview | undefined {
  return PREVIEWS[command]?.(world, args);
}
