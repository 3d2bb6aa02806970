import type { Args } from '#client/model/state/ui-state.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { acceptPreview } from './accept.ts';
import { evacuationPreview } from './evacuation.ts';
import { goodwillPreview } from './goodwill.ts';
import { auditPreview, evidencePreview, guestPatchPreview, quarantinePreview } from './hidden.ts';
import { sellPreview, sleepPreview, wakePreview } from './hosts.ts';
import type { Preview } from './preview-line.ts';
import { rungPreview } from './rungs.ts';
import { stopPreview } from './vms.ts';

export type Predict = (world: OpenWorld, args: Args) => Preview | undefined;
export type Previews = { readonly [C in CommandName]?: Predict };

/** Orders that a button gives at once: what it says of them comes with the page. */
export const DIRECT_PREVIEWS: Previews = {
  sleepHost: sleepPreview,
  wakeHost: wakePreview,
  sellHost: sellPreview,
  setMaintenance: evacuationPreview,
  acceptContract: acceptPreview,
  payGoodwill: goodwillPreview,
  powerOffVm: stopPreview,
  hardPowerOff: stopPreview,
  suspendVm: stopPreview,
  isolateVm: (world, args) => (args.isolated === true ? stopPreview(world, args) : undefined),
  auditImage: auditPreview,
  forensicSnapshot: evidencePreview,
  patchGuest: guestPatchPreview,
  quarantineHost: quarantinePreview,
  setBallooning: rungPreview('setBallooning'),
  setSwapping: rungPreview('setSwapping'),
};

/** What an order of a button would do now; nothing where no numbers are known. */
export function directPreviewOf(world: OpenWorld, command: CommandName, args: Args): Preview | undefined {
  return DIRECT_PREVIEWS[command]?.(world, args);
}
