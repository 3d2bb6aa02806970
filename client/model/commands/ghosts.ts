import type { CommandCall } from '#shared/sim/commands/index.ts';
import type { Planned } from '../state/planned.ts';
import type { UiState } from '../state/ui-state.ts';
import { placedBy } from './group.ts';

/** Everything that is to stand on a host and does not yet: what a form plans, and orders that wait. */
export function ghostsOf(ui: UiState): readonly Planned[] {
  const ordered: Planned[] = [];
  for (const call of ui.session.waiting.value) {
    if (call.name === 'takeBackVms') strike(ordered, placedBy(call));
    else ordered.push(...plannedBy(call));
  }
  return [...ui.plan.value, ...ordered];
}

/** Takes the ghosts of VMs away that are to be taken back. */
function strike(ordered: Planned[], back: readonly Planned[]): void {
  const kept = ordered.filter(({ vm }) => !back.some((planned) => planned.vm === vm));
  ordered.splice(0, ordered.length, ...kept);
}

/** Orders for a VM and a host bring the one to the other. */
function plannedBy(call: CommandCall): readonly Planned[] {
  const { name, args } = call;
  if (!name.startsWith('migrate')) return placedBy(call);
  return 'vm' in args && 'host' in args ? [{ vm: args.vm, host: args.host }] : [];
}
