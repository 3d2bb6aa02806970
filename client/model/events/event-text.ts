import { at, nameOf } from '#client/model/facts/cell.ts';
import { factsOf, milliseconds } from '#client/model/facts/facts.ts';
import { incidentSubject } from '#client/model/facts/incidents.ts';
import { hostName, seatName, subjectName } from '#client/model/facts/names.ts';
import type { Subject } from '#client/model/state/subject.ts';
import { celsius, money, number, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { ENERGY_PLANS, INCIDENT_KINDS, SHARING_POLICIES } from '#shared/sim/kernel/codes/index.ts';
import type { SimEvent } from '#shared/sim/kernel/events.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** What happened, as one sentence. */
export function eventText(world: OpenWorld, view: RoomView | undefined, event: SimEvent): string {
  const key = 'on' in event ? `event.${event.type}${event.on ? 'On' : 'Off'}` : `event.${event.type}`;
  const values = { ...factsOf(world, event), ...codeWords(world, event) };
  const by = 'by' in event ? { by: seatName(view?.seats ?? [], event.by) } : {};
  return capital(t(key, { ...values, ...by }));
}

function capital(sentence: string): string {
  return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
}

/** The parts of an event that are codes themselves. */
function codeWords(world: OpenWorld, event: SimEvent): Record<string, string> {
  switch (event.type) {
    case 'dayEnded':
      return { balance: money(at(world.hall.cash, 0)) };
    case 'vmBreached':
      return { cause: t(`cause.${event.cause}.plain`) };
    case 'migrationFailed':
      return { reason: t(`failure.${event.reason}`) };
    case 'memoryStateChanged':
      return { from: t(`memoryState.${event.from}`), to: t(`memoryState.${event.to}`) };
    case 'incidentAcknowledged':
      return { subject: subjectName(world, incidentOf(world, event.incident)) };
    case 'policyChanged':
      return policyWords(event);
    case 'orderOpened':
      return { command: t(`verb.${event.command}.name`) };
    case 'advisoryDisclosed':
    case 'patchReleased':
    case 'exploitPublished':
      return { software: t(`software.${event.software}`) };
    case 'zoneChanged':
      return { zone: t(`choice.zone.${event.zone}`) };
    case 'hostShutDown':
      return { reason: t(`shutdown.${event.reason}`) };
    case 'forensicsDone':
    case 'imageAudited':
      return { finding: t(`finding.${event.infected ? 'infected' : 'clean'}`) };
    case 'diskConverted':
      return { format: t(`choice.thin.${event.thin ? 'yes' : 'no'}`) };
    case 'faultInjected':
      return { fault: t(`instructor.fault.${event.fault}.title`) };
    default:
      return {};
  }
}

/** Which rule was set, where if it is one host's, and to what, in its own unit. */
function policyWords(event: SimEvent & { type: 'policyChanged' }): Record<string, string> {
  const name = t(`policy.${event.policy}`);
  const policy = 'host' in event && typeof event.host === 'number' ? `${name} (${hostName(event.host)})` : name;
  switch (event.policy) {
    case 'overcommit':
    case 'idleTax':
      return { policy, value: t('app.percent', { value: number(event.value) }) };
    case 'sharing':
      return { policy, value: t(`choice.policy.${nameOf(SHARING_POLICIES, event.value)}`) };
    case 'slice':
      return { policy, value: milliseconds(event.value) };
    case 'ballooning':
      return { policy, value: t(`choice.balloon.${event.value === 1 ? 'yes' : 'no'}`) };
    case 'swapping':
      return { policy, value: t(`choice.swap.${event.value === 1 ? 'yes' : 'no'}`) };
    case 'compression':
      return { policy, value: t(`choice.compress.${event.value === 1 ? 'yes' : 'no'}`) };
    case 'patching':
      return { policy, value: t(`choice.patch.${event.value === 1 ? 'yes' : 'no'}`) };
    case 'cooling':
      return { policy, value: celsius(event.value) };
    case 'powerCap':
      return { policy, value: event.value === 0 ? t('choice.watts.none') : watts(event.value) };
    case 'coreScheduling':
      return { policy, value: t(`choice.coreScheduling.${event.value ? 'yes' : 'no'}`) };
    case 'energyPlan':
      return { policy, value: t(`choice.plan.${nameOf(ENERGY_PLANS, event.value)}`) };
    default:
      return { policy, value: t('choice.hosts', { count: event.value }) };
  }
}

function incidentOf(world: OpenWorld, incident: number): Subject {
  const kind = nameOf(INCIDENT_KINDS, at(world.incidents.kind, incident));
  return incidentSubject(world, kind, at(world.incidents.subject, incident));
}

/** What an event is about, to jump there. */
export function eventSubject(world: OpenWorld, event: SimEvent): Subject | undefined {
  if (event.type === 'incidentAcknowledged') return incidentOf(world, event.incident);
  if ('vm' in event) return { kind: 'vm', row: event.vm };
  if ('host' in event && typeof event.host === 'number') return { kind: 'host', row: event.host };
  return 'tenant' in event ? { kind: 'tenant', row: event.tenant } : undefined;
}
