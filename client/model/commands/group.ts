import { NONE } from '#shared/ids.ts';
import type { CommandCall, CommandName } from '#shared/sim/commands/index.ts';
import { PLACEMENTS_MOST } from '#shared/sim/commands/placement/place-vms.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { at } from '../facts/cell.ts';
import type { Planned } from '../state/planned.ts';
import { type Args, callOf, type UiState } from '../state/ui-state.ts';
import { give } from './orders.ts';
import { waitingVms } from './plans.ts';

/** Commands that are given with a plan of several VMs and have no form of their own. */
export const GROUP_COMMANDS: readonly CommandName[] = ['placeVms', 'takeBackVms'];

const BOOTING = VM_STATES.indexOf('booting');

/** Places all of a plan that have a host, in one order that is given at once. */
export function placeGroup(ui: UiState, plan: readonly Planned[]): void {
  const placed = plan.filter(({ host }) => host !== NONE).slice(0, PLACEMENTS_MOST);
  if (placed.length === 0) return;
  ui.placed.value = placed;
  void give(ui, groupCall('placeVms', placed));
}

/** Takes back what was placed last, as far as it still can be. */
export function takeBackGroup(ui: UiState, world: OpenWorld): void {
  const back = takenBackStill(ui, world);
  ui.placed.value = [];
  if (back.length > 0) void give(ui, groupCall('takeBackVms', back), { judged: 'later' });
}

/** Of the last group, whoever still boots on its new host, or whose order still waits. */
export function takenBackStill(ui: UiState, { vms }: OpenWorld): readonly Planned[] {
  const waits = orderedVms(ui);
  const boots = ({ vm, host }: Planned) => at(vms.state, vm) === BOOTING && at(vms.host, vm) === host;
  return ui.placed.value.filter((planned) => waits.has(planned.vm) || boots(planned));
}

/** Whether an order of the last group still waits for the end of a pause: what was ordered before the pause is carried out already. */
export function waitsStill(ui: UiState): boolean {
  const waits = orderedVms(ui);
  return ui.placed.value.some(({ vm }) => waits.has(vm));
}

/** VMs that wait for a host and for which nobody here has given an order yet. */
export function unorderedVms(ui: UiState, world: OpenWorld): readonly number[] {
  const ordered = orderedVms(ui);
  return waitingVms(world).filter((vm) => !ordered.has(vm));
}

/** VMs whose order to be placed is on the way, or waits for the end of a pause; one that is to be taken back is free again. */
function orderedVms({ session }: UiState): ReadonlySet<number> {
  const ordered = new Set<number>();
  for (const call of session.waiting.value) {
    const planned = placedBy(call);
    for (const { vm } of planned) call.name === 'takeBackVms' ? ordered.delete(vm) : ordered.add(vm);
  }
  return ordered;
}

/** Who is placed where by a command, or taken back from where. */
export function placedBy({ name, args }: CommandCall): readonly Planned[] {
  if (name === 'placeVms' || name === 'takeBackVms') return args.placements.map(([vm, host]) => ({ vm, host }));
  return name === 'placeVm' ? [{ vm: args.vm, host: args.host }] : [];
}

function groupCall(name: 'placeVms' | 'takeBackVms', plan: readonly Planned[]): CommandCall {
  return callOf(name, groupArgs(plan));
}

/** Who is placed where, as the argument of a command. */
export function groupArgs(plan: readonly Planned[]): Args {
  return { placements: plan.map(({ vm, host }) => [vm, host]) } as unknown as Args;
}
