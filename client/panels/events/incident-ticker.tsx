import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { t } from '#client/words/words.ts';
import {
  CAUSES,
  INCIDENT_KINDS,
  INCIDENT_STATES,
  type IncidentKind,
  STATUSES,
} from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { give } from '../../model/commands/orders.ts';
import { causeBadge } from '../../model/facts/causes.ts';
import { at, nameOf } from '../../model/facts/cell.ts';
import { secondsToAnswer, tenantsIn } from '../../model/facts/contract-rows.ts';
import { seconds } from '../../model/facts/facts.ts';
import { secondsToBreach, secondsToFailure } from '../../model/facts/health.ts';
import { hostName, seatName, tenantName, vmName } from '../../model/facts/names.ts';
import { callOf, type Desk, select } from '../../model/state/desk.ts';
import type { PanelProps } from '../../model/state/panel.ts';
import type { Subject } from '../../model/state/subject.ts';

export interface Incident {
  readonly row: number;
  readonly kind: IncidentKind;
  readonly subject: Subject;
  readonly open: boolean;
  readonly by: number;
  readonly sinceTick: number;
  /** Seconds until it costs (a failing host: until it dies); absent when it does already or no loss is in sight. */
  readonly costsInS: number | undefined;
}

const SHOWN = 5;

/** Everything that needs somebody: who, what, why, how long until it costs, and who is on it. */
export function IncidentTicker({ desk, world }: PanelProps): JSX.Element {
  const incidents = incidentsOf(world);
  const shown = incidents.slice(0, SHOWN);
  const offers = desk.readOnly ? [] : tenantsIn(world, 'offered');
  return (
    <section class="ticker" aria-label={t('play.incidents')}>
      {shown.length === 0 && offers.length === 0 && <p class="soft all-quiet">{t('play.allQuiet')}</p>}
      <ul>
        {offers.map((tenant) => (
          <OfferRow key={`offer-${tenant}`} desk={desk} world={world} tenant={tenant} />
        ))}
        {shown.map((incident) => (
          <IncidentRow key={incident.row} desk={desk} world={world} incident={incident} />
        ))}
      </ul>
      {incidents.length > SHOWN && (
        <p class="soft small">{t('play.moreIncidents', { count: incidents.length - SHOWN })}</p>
      )}
    </section>
  );
}

/** Open before acknowledged; then what costs soonest, then the oldest. */
export function incidentsOf(world: OpenWorld): Incident[] {
  const { incidents } = world;
  const found: Incident[] = [];
  for (let row = 0; row < incidents.rows; row++) {
    const state = nameOf(INCIDENT_STATES, at(incidents.state, row));
    if (state !== 'none') found.push(incidentAt(world, row, state === 'open'));
  }
  const urgency = (incident: Incident) => (incident.open ? 0 : 1e9) + urgencyOf(incident);
  return found.sort((a, b) => urgency(a) - urgency(b) || a.sinceTick - b.sinceTick);
}

/** Health that an incident stands for, when it is not a VM's own. */
const WEIGHT: Readonly<Record<IncidentKind, number>> = {
  hostFailed: 0,
  hostFailing: 10,
  vmBreach: 20,
  vmNotPlaced: 30,
  memoryPressure: 60,
  datastoreFull: 15,
  duplicateIdentity: 40,
  imageInfected: 45,
  migrationStuck: 80,
  snapshotForgotten: 90,
  snapshotPolicy: 95,
  rackHot: 5,
  breakerOverload: 3,
  hostCompromised: 2,
  vmCompromised: 25,
  vmWatch: 100,
};

function urgencyOf({ kind, costsInS }: Incident): number {
  return WEIGHT[kind] + Math.min(19, costsInS ?? 0);
}

function incidentAt(world: OpenWorld, row: number, open: boolean): Incident {
  const { incidents } = world;
  const kind = nameOf(INCIDENT_KINDS, at(incidents.kind, row));
  const subject = incidentSubject(world, kind, at(incidents.subject, row));
  return {
    row,
    kind,
    subject,
    open,
    by: at(incidents.acknowledgedBy, row),
    sinceTick: at(incidents.sinceTick, row),
    costsInS: kind === 'hostFailing' ? secondsToFailure(world, subject.row) : breachOf(world, subject),
  };
}

function breachOf(world: OpenWorld, subject: Subject): number | undefined {
  return subject.kind === 'vm' ? secondsToBreach(world, subject.row) : undefined;
}

const HOST_INCIDENTS: readonly IncidentKind[] = [
  'hostFailed',
  'hostFailing',
  'memoryPressure',
  'rackHot',
  'breakerOverload',
  'hostCompromised',
];

/** Whom an incident is about; the row that a stuck move carries is the move's. */
export function incidentSubject(world: OpenWorld, kind: IncidentKind, row: number): Subject {
  if (HOST_INCIDENTS.includes(kind)) return { kind: 'host', row };
  if (kind === 'migrationStuck') return { kind: 'vm', row: at(world.migrations.vm, row) };
  return { kind: 'vm', row };
}

/** An offer waits for an answer too: on a phone its card is far below. */
function OfferRow({ desk, world, tenant }: { desk: Desk; world: OpenWorld; tenant: number }): JSX.Element {
  return (
    <li class="incident offer-row">
      <button type="button" class="incident-go" onClick={() => select(desk, { kind: 'tenant', row: tenant }, true)}>
        <StatusGlyph status="watch" wordless />
        <strong>{tenantName(world, tenant)}</strong>
        <span>{t('play.offerWaits')}</span>
        <span class="to-breach mono">{seconds(secondsToAnswer(world, tenant))}</span>
      </button>
    </li>
  );
}

interface RowProps {
  readonly desk: Desk;
  readonly world: OpenWorld;
  readonly incident: Incident;
}

function IncidentRow({ desk, world, incident }: RowProps): JSX.Element {
  const { subject, kind, open } = incident;
  const name = subject.kind === 'host' ? hostName(subject.row) : vmName(world, subject.row);
  return (
    <li class={`incident ${open ? 'open' : 'taken'} ${kind}`}>
      <button type="button" class="incident-go" onClick={() => select(desk, subject, true)}>
        <StatusGlyph status={healthOf(world, incident)} wordless />
        <strong>{name}</strong>
        <span>{t(`incident.${kind}`)}</span>
        <CauseBadge world={world} incident={incident} />
        <TimeToBreach incident={incident} />
      </button>
      {open && !desk.readOnly ? (
        <Button size="small" onClick={() => void give(desk, callOf('acknowledgeIncident', { incident: incident.row }))}>
          {t('verb.acknowledgeIncident.name')}
        </Button>
      ) : (
        <TakenBy desk={desk} incident={incident} />
      )}
    </li>
  );
}

function healthOf(world: OpenWorld, { kind, subject }: Incident) {
  if (subject.kind === 'vm') return nameOf(STATUSES, at(world.vms.status, subject.row));
  return kind === 'hostFailed' ? 'breach' : 'hot';
}

/** The cause now, with its number; the cause at the start when it has none of its own. */
export function CauseBadge({ world, incident }: { world: OpenWorld; incident: Incident }): JSX.Element | null {
  const { subject, row } = incident;
  if (subject.kind === 'host') return null;
  const now = subject.kind === 'vm' ? causeBadge(world, subject.row) : '';
  const first = nameOf(CAUSES, at(world.incidents.cause, row));
  const text = now || (first === 'none' ? '' : t(`cause.${first}.plain`));
  return text ? <span class="cause-badge mono">{text}</span> : null;
}

export function TimeToBreach({ incident }: { incident: Incident }): JSX.Element | null {
  if (incident.kind === 'vmBreach') return <span class="to-breach now">{t('play.costsNow')}</span>;
  if (incident.costsInS === undefined) return null;
  return (
    <span class="to-breach mono">
      {t(incident.kind === 'hostFailing' ? 'play.failsIn' : 'play.costsIn', {
        time: seconds(Math.ceil(incident.costsInS)),
      })}
    </span>
  );
}

function TakenBy({ desk, incident }: Pick<RowProps, 'desk' | 'incident'>): JSX.Element | null {
  if (incident.open) return null;
  const seats = desk.session.view.value?.seats ?? [];
  return <span class="soft small taken-by">{t('play.takenBy', { name: seatName(seats, incident.by) })}</span>;
}
