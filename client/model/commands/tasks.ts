import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import { type IncidentGroup, incidentGroups, incidentsOf } from '#client/model/facts/incidents.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { unorderedVms } from './group.ts';

/** Everything that needs somebody, as the list of tasks shows it: every line is one task. */
export interface Tasks {
  /** Rows of customers that wait for an answer. */
  readonly offers: readonly number[];
  /** VMs that wait for a host and of which no incident tells yet. */
  readonly waiting: readonly number[];
  readonly groups: readonly IncidentGroup[];
}

/** What is to be done in a hall; nothing but incidents for somebody who only looks. */
export function tasksOf(ui: UiState, world: OpenWorld): Tasks {
  const groups = incidentGroups(world, incidentsOf(world));
  if (ui.readOnly) return { offers: [], waiting: [], groups };
  const told = new Set(groups.flat().map(({ subject }) => (subject.kind === 'vm' ? subject.row : -1)));
  const waiting = unorderedVms(ui, world).filter((vm) => !told.has(vm));
  return { offers: tenantsIn(world, 'offered'), waiting, groups };
}

/** How many of them nobody has taken on yet: the number beside the list's name. */
export function openTasks({ offers, waiting, groups }: Tasks): number {
  return offers.length + (waiting.length > 0 ? 1 : 0) + groups.filter(([{ open }]) => open).length;
}
