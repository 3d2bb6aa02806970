import type { Refusal } from '#shared/sim/kernel/refusals.ts';
import type { JobName } from './crew.ts';

/** Why a command was not carried out, beyond the world's own refusals. */
export type CommandRefusal =
  | Refusal
  | { readonly code: 'badCommand' }
  | { readonly code: 'notSeated' }
  | { readonly code: 'noTeam' }
  | { readonly code: 'benched' }
  /** May not call to the own team; orders are another matter. */
  | { readonly code: 'muted' }
  | { readonly code: 'notRunning' }
  | { readonly code: 'handsOff' }
  /** The lesson has not come to this order yet. */
  | { readonly code: 'lessonLocked' }
  /** It is the order of another job: given by whoever holds the button, who then says so. */
  | { readonly code: 'otherJob'; readonly job: JobName }
  /** It needed a second member of the team, and none confirmed it in time, or one said no. */
  | { readonly code: 'notConfirmed' }
  | { readonly code: 'declined' }
  | { readonly code: 'queueFull'; readonly limit: number }
  | { readonly code: 'tooFast'; readonly retryAfterMs: number }
  /** Carried out (or refused) so long ago that the verdict is not remembered; it is not done a second time. */
  | { readonly code: 'alreadyGiven' }
  /** The server cannot save anything at the moment. */
  | { readonly code: 'storageFailing' }
  | { readonly code: 'roomFailed' };

export type CommandReply =
  | { readonly ok: true; readonly tick: number }
  | { readonly ok: false; readonly refusal: CommandRefusal };
