import type { IncidentKind } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { CueName } from './cues.ts';

/** The cue of each event that is heard at all. */
const OF_EVENT: { readonly [T in SimEvent['type']]?: CueName } = {
  vmPlaced: 'vmPlaced',
  migrationDone: 'moveDone',
  contractOffered: 'offerArrives',
  vmBreached: 'breach',
  hostFailed: 'hostDies',
  hostPanicked: 'hostDies',
  hostReady: 'hostReturns',
  breakerTripped: 'breaker',
  dayEnded: 'dayEnds',
  scenarioOver: 'gameEnds',
};

/** Incidents that begin with an event which has a cue of its own. */
const HEARD_ALREADY: readonly IncidentKind[] = ['vmBreach', 'hostFailed'];

/** What an event sounds like; most of them like nothing. */
export function cueOfEvent(event: SimEvent): CueName | undefined {
  if (event.type === 'incidentOpened') return HEARD_ALREADY.includes(event.kind) ? undefined : 'incidentBegins';
  if (event.type === 'hostRepaired') return event.on ? undefined : 'hostReturns';
  return OF_EVENT[event.type];
}
