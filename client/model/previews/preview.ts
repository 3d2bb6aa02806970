import type { Args } from '#client/model/state/ui-state.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { acceptPreview } from './accept.ts';
import { evacuationPreview } from './evacuation.ts';
import { buyPreview, sleepPreview, wakePreview } from './hosts.ts';
import { overcommitPreview } from './overcommit.ts';
import type { Preview } from './preview-line.ts';
import { reservePreview } from './reserve.ts';
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
};

/** What an order would do with these arguments; nothing while they are not complete, or where no numbers are known. */
export function previewOf(world: OpenWorld, command: CommandName, args: Args): Preview | undefined {
  return PREVIEWS[command]?.(world, args);
}
