import { at } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import type { CommandCall } from '#shared/sim/commands/index.ts';
import { TENANT_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { Planned } from '../state/planned.ts';
import type { UiState } from '../state/ui-state.ts';
import { placedBy } from './group.ts';
import { planOffer } from './plans.ts';

/** Everything that is to stand on a host and does not yet: what a form plans, an offer that one looks at, and orders that wait. */
export function ghostsOf(ui: UiState): readonly Planned[] {
  const ordered: Planned[] = [];
  for (const call of ui.session.waiting.value) {
    if (call.name === 'takeBackVms') strike(ordered, placedBy(call));
    else ordered.push(...plannedBy(call));
  }
  return [...ui.plan.value, ...offeredBy(ui), ...ordered];
}

const OFFERED = TENANT_STATES.indexOf('offered');

/** Where the VMs of the offer would go that is about to be accepted, or is looked at. */
function offeredBy({ session, readOnly, pointedOffer, selection }: UiState): readonly Planned[] {
  const subject = selection.value;
  const tenant = pointedOffer.value ?? (subject?.kind === 'tenant' ? subject.row : undefined);
  const world = session.world.value;
  if (readOnly || !world || tenant === undefined || at(world.tenants.state, tenant) !== OFFERED) return [];
  return planOffer(world, tenant).filter(({ host }) => host !== NONE);
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
