import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Planned } from '../state/planned.ts';
import type { UiState } from '../state/ui-state.ts';

/** Everything that is to stand on a host and does not yet: what a form plans, what is held back, orders that wait. */
export function ghostsOf(ui: UiState): readonly Planned[] {
  return [...ui.plan.value, ...ui.held.value, ...ui.session.waiting.value.flatMap(plannedBy)];
}

/** Orders for a VM and a host bring the one to the other. */
function plannedBy({ name, args }: CommandCall): readonly Planned[] {
  if (name !== 'placeVm' && !name.startsWith('migrate')) return [];
  return 'vm' in args && 'host' in args ? [{ vm: args.vm, host: args.host }] : [];
}
