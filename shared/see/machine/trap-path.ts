import type { MachineEvent, Part } from '#shared/machine/vmm/events.ts';
import type { Tape, TapedStep } from './tape.ts';

/** The way of a trap or an exit, from the guest's code to the part that deals with it, and where it goes on. */
export interface TrapPath {
  /** Steps before the one in which it happened. */
  readonly step: number;
  /** Whether that is the step that has just been made. */
  readonly isNow: boolean;
  /** Why: of the last one, if there were more in the step. */
  readonly reason: string;
  readonly stored: Extract<MachineEvent, { type: 'pswStored' }> | undefined;
  readonly loaded: Extract<MachineEvent, { type: 'pswLoaded' }> | undefined;
  readonly to: Part | undefined;
  readonly delivered: Extract<MachineEvent, { type: 'delivered' }> | undefined;
  readonly resumed: Extract<MachineEvent, { type: 'resumed' | 'entered' }> | undefined;
}

/** The last trap, exit or delivery up to a moment; nothing if there was none yet. */
export function trapPathAt({ steps }: Tape, moment: number): TrapPath | undefined {
  for (let at = moment - 1; at >= 0; at--) {
    const step = steps[at];
    if (step && hasTrap(step)) return pathOf(step, at, at === moment - 1);
  }
  return undefined;
}

function hasTrap({ events }: TapedStep): boolean {
  return events.some(({ type }) => type === 'trapped' || type === 'exited' || type === 'delivered');
}

function pathOf({ events }: TapedStep, step: number, isNow: boolean): TrapPath {
  const last = <T extends MachineEvent['type']>(...types: readonly T[]) =>
    events.findLast((event): event is Extract<MachineEvent, { type: T }> =>
      (types as readonly string[]).includes(event.type),
    );
  const delivered = last('delivered');
  return {
    step,
    isNow,
    reason: last('exited')?.reason ?? last('trapped')?.vector ?? delivered?.vector ?? '',
    stored: last('pswStored'),
    loaded: last('pswLoaded'),
    to: last('dispatched')?.to,
    delivered,
    resumed: last('resumed', 'entered'),
  };
}
