import type { IncidentId } from '#shared/ids.ts';
import { type Plan, propose } from '../plan.ts';

/** Says of every open incident that somebody has seen it. */
export function acknowledge(plan: Plan): void {
  for (let incident = 0 as IncidentId; incident < plan.world.incidents.rows; incident++) {
    propose(plan, { name: 'acknowledgeIncident', args: { incident } });
  }
}
