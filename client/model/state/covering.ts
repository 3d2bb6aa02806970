import type { JobName } from '#shared/protocol/crew.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';

/** An order of another job that somebody is asked about: whether to give it for them. */
export interface Covering {
  readonly call: CommandCall;
  readonly job: JobName;
  readonly answer: (yes: boolean) => void;
}

/** So long a button is held for an order of another job, ms. Design value: longer than a slip, shorter than a wait. */
export const HOLD_MS = 1_200;
