import { tenantsIn } from '#client/model/facts/contract-rows.ts';
import { type Incident, type IncidentGroup, incidentGroups, incidentsOf } from '#client/model/facts/incidents.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { unorderedVms } from './group.ts';
import { waitingVms } from './plans.ts';

/** Everything that needs somebody, as the list of tasks shows it: every line is one task. */
export interface Tasks {
  /** Rows of customers that wait for an answer. */
  readonly offers: readonly number[];
  /** VMs that wait for a host: one task, however many incidents tell of them. */
  readonly waiting: readonly number[];
  /** Incidents that tell of them already. */
  readonly told: readonly Incident[];
  readonly groups: readonly IncidentGroup[];
}

/** What is to be done in a hall; nothing but incidents for somebody who only looks. */
export function tasksOf(ui: UiState, world: OpenWorld): Tasks {
  const incidents = incidentsOf(world);
  if (ui.readOnly) return { offers: [], waiting: [], told: [], groups: incidentGroups(world, incidents) };
  const waiting = unorderedVms(ui, world);
  const waits = new Set(waiting);
  const isTold = ({ subject }: Incident) => subject.kind === 'vm' && waits.has(subject.row);
  // Who waits for a host and has an order for one needs nobody any more.
  const hostless = new Set(waitingVms(world));
  const isAboutWaiting = ({ subject }: Incident) => subject.kind === 'vm' && hostless.has(subject.row);
  const groups = incidentGroups(
    world,
    incidents.filter((incident) => !isAboutWaiting(incident)),
  );
  return { offers: tenantsIn(world, 'offered'), waiting, told: incidents.filter(isTold), groups };
}

/** Whether there is nothing at all to be done. */
export function isIdle({ offers, waiting, groups }: Tasks): boolean {
  return offers.length + waiting.length + groups.length === 0;
}

/** How many of them nobody has taken on yet: the number beside the list's name. */
export function openTasks({ offers, waiting, groups }: Tasks): number {
  return offers.length + (waiting.length > 0 ? 1 : 0) + groups.filter(([{ open }]) => open).length;
}
