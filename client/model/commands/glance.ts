import type { IncidentGroup } from '#client/model/facts/incidents.ts';
import { type Cost, costOf, sinceOf } from '#client/model/standing/standing.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { tasksOf } from './tasks.ts';

/** The most urgent thing of a hall: what and where (the group), since when, how long until it costs. */
export interface Glance {
  readonly group: IncidentGroup;
  /** VMs that wait for a host, when it is about them; 0 for all else. */
  readonly waiting: number;
  readonly sinceTick: number;
  readonly cost: Cost;
  /** So many other incidents need somebody, too. */
  readonly others: number;
}

/** What is wrong: the first line of the list of tasks that is an incident, as that list has it; nothing while all is well. */
export function glanceOf(ui: UiState, world: OpenWorld): Glance | undefined {
  const { waiting, told, groups } = tasksOf(ui, world);
  const [worst, ...alike] = told;
  const lines: readonly IncidentGroup[] = worst ? [[worst, ...alike], ...groups] : groups;
  const [group, ...others] = lines;
  if (!group) return undefined;
  return {
    group,
    waiting: worst ? waiting.length : 0,
    sinceTick: sinceOf(group) ?? world.tick,
    cost: costOf(group),
    others: others.length,
  };
}
