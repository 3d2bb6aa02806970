import { t } from '#client/ui/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { SimEvent } from '#shared/sim/events.ts';
import type { OpenWorld } from '#shared/sim/world.ts';
import { factsOf } from './facts.ts';
import { hostName, seatName, vmName } from './names.ts';
import type { Subject } from './subject.ts';

/** What happened, as one sentence. */
export function eventText(world: OpenWorld, view: RoomView | undefined, event: SimEvent): string {
  const key = 'on' in event ? `event.${event.type}${event.on ? 'On' : 'Off'}` : `event.${event.type}`;
  const values = { ...factsOf(world, event), ...codeWords(world, event) };
  const by = 'by' in event ? { by: seatName(view?.seats ?? [], event.by) } : {};
  return t(key, { ...values, ...by });
}

/** The parts of an event that are codes themselves. */
function codeWords(world: OpenWorld, event: SimEvent): Record<string, string> {
  const words: Record<string, string> = {};
  if ('cause' in event) words.cause = t(`cause.${event.cause}.plain`);
  if ('reason' in event) words.reason = t(`failure.${event.reason}`);
  switch (event.type) {
    case 'memoryStateChanged':
      return { from: t(`memoryState.${event.from}`), to: t(`memoryState.${event.to}`) };
    case 'incidentOpened':
      return { ...words, kind: t(`incident.${event.kind}`), subject: incidentSubject(world, event) };
    case 'policyChanged':
      return { policy: t(`policy.${event.policy}`), value: String(event.value) };
    case 'faultInjected':
      return { fault: t(`fault.${event.fault}`) };
    default:
      return words;
  }
}

function incidentSubject(world: OpenWorld, event: SimEvent & { type: 'incidentOpened' }): string {
  return event.kind.startsWith('host') || event.kind === 'memoryPressure'
    ? hostName(event.subject)
    : vmName(world, event.subject);
}

/** What an event is about, to jump there. */
export function eventSubject(event: SimEvent): Subject | undefined {
  if ('vm' in event) return { kind: 'vm', row: event.vm };
  if ('host' in event) return { kind: 'host', row: event.host };
  return 'tenant' in event ? { kind: 'tenant', row: event.tenant } : undefined;
}

/** Events that a person should notice even while looking elsewhere. */
export function eventTone(event: SimEvent): 'good' | 'bad' | 'plain' | undefined {
  switch (event.type) {
    case 'vmBreached':
    case 'hostFailed':
    case 'tenantLeft':
    case 'migrationFailed':
    case 'creditPaid':
      return 'bad';
    case 'hostFailing':
    case 'contractOffered':
    case 'contractExpired':
      return 'plain';
    case 'migrationDone':
    case 'hostReady':
      return 'good';
    case 'linkDown':
    case 'correlatedPeak':
    case 'tenantBurst':
      return event.on ? 'bad' : undefined;
    default:
      return undefined;
  }
}
