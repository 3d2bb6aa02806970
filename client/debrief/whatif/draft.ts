import type { Args } from '#client/model/state/ui-state.ts';
import type { OrderEdit } from '#shared/replay/edits.ts';
import type { TimedOrder } from '#shared/replay/recording.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';

/** What somebody wants to try: an order of the list given otherwise, left out, or one that was never given. */
export interface Draft {
  readonly type: OrderEdit['type'];
  /** Place of the order in the list; −1 for an added one. */
  readonly at: number;
  readonly tick: number;
  readonly command: CommandName | undefined;
  readonly args: Args;
  /** Arguments of the order as it was given; none of one that never was. */
  readonly given: Args;
}

/** A draft that changes nothing yet of an order. */
export function draftOf(at: number, { tick, call }: TimedOrder): Draft {
  return { type: 'change', at, tick, command: call.name, args: call.args as Args, given: call.args as Args };
}

/** The edit that a draft asks for, in the name of a seat; nothing while an argument is missing. */
export function editOf(draft: Draft, by: number, missing: readonly string[]): OrderEdit | undefined {
  const { type, at, tick, command, args } = draft;
  if (type === 'drop') return { type, at };
  if (command === undefined || missing.length > 0) return undefined;
  const order: TimedOrder = { tick, by, call: { name: command, args } as unknown as CommandCall };
  return type === 'change' ? { type, at, order } : { type, order };
}
