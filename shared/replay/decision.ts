import type { CommandCall } from '#shared/sim/commands/index.ts';

/** Orders that decide nothing about the hall: to say that something was seen. */
const NO_DECISIONS: readonly string[] = ['acknowledgeIncident'];

/** Whether an order decides something about the hall. */
export function isDecision({ name }: Pick<CommandCall, 'name'>): boolean {
  return !NO_DECISIONS.includes(name);
}
