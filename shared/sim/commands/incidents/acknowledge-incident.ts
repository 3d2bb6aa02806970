import type { IncidentId } from '#shared/ids.ts';
import { row } from '#shared/payload.ts';
import { INCIDENT_STATES } from '../../kernel/codes/index.ts';
import { defineCommand } from '../define.ts';

/** Says that somebody takes care of an incident: the siren stops. */
export const acknowledgeIncident = defineCommand({
  payload: { incident: row<IncidentId>('incidents') },

  check({ incidents }, { incident }) {
    if (incidents.state[incident] === INCIDENT_STATES.indexOf('none')) return { code: 'noSuchIncident' };
    const open = incidents.state[incident] === INCIDENT_STATES.indexOf('open');
    return open ? undefined : { code: 'alreadyAcknowledged' };
  },

  apply({ incidents, events }, { incident }, by) {
    incidents.state[incident] = INCIDENT_STATES.indexOf('acknowledged');
    incidents.acknowledgedBy[incident] = by;
    events.push({ type: 'incidentAcknowledged', incident, by });
  },
});
