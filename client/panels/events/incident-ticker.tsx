import type { JSX } from 'preact';
import { give } from '#client/model/commands/orders.ts';
import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { secondsToAnswer, tenantsIn } from '#client/model/facts/contract-rows.ts';
import { waitText } from '#client/model/facts/facts.ts';
import { type Incident, type IncidentGroup, incidentGroups, incidentsOf } from '#client/model/facts/incidents.ts';
import { hostName, seatName, tenantName, vmName } from '#client/model/facts/names.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { callOf, select, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { counted } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { NONE } from '#shared/ids.ts';
import { CAUSES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { GoalStrip } from './goal-strip.tsx';

const SHOWN = 5;

/** Everything that needs somebody: who, what, why, how long until it costs, and who is on it. */
export function IncidentTicker(props: PanelProps): JSX.Element {
  const { ui, world } = props;
  const incidents = incidentsOf(world);
  const groups = incidentGroups(world, incidents);
  const shown = groups.slice(0, SHOWN);
  const offers = ui.readOnly ? [] : tenantsIn(world, 'offered');
  return (
    <section class="ticker" aria-label={t('play.incidents')}>
      <GoalStrip {...props} />
      <ul>
        {offers.map((tenant) => (
          <OfferRow key={`offer-${tenant}`} ui={ui} world={world} tenant={tenant} />
        ))}
        {shown.map((group) =>
          group.length > 1 ? (
            <GroupRow key={`group-${group[0].row}`} ui={ui} world={world} group={group} />
          ) : (
            <IncidentRow key={group[0].row} ui={ui} world={world} incident={group[0]} />
          ),
        )}
      </ul>
      {groups.length > SHOWN && <p class="soft small">{t('play.moreIncidents', { count: groups.length - SHOWN })}</p>}
    </section>
  );
}

/** An offer waits for an answer too: on a phone its card is far below. */
function OfferRow({ ui, world, tenant }: { ui: UiState; world: OpenWorld; tenant: number }): JSX.Element {
  return (
    <li class="incident offer-row">
      <button type="button" class="incident-go" onClick={() => select(ui, { kind: 'tenant', row: tenant }, true)}>
        <StatusGlyph status="watch" wordless />
        <strong>{tenantName(world, tenant)}</strong>
        <span>{t('play.offerWaits')}</span>
        <span class="to-breach mono">{waitText(secondsToAnswer(world, tenant))}</span>
      </button>
    </li>
  );
}

interface RowProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly incident: Incident;
}

function IncidentRow({ ui, world, incident }: RowProps): JSX.Element {
  const { subject, kind, open } = incident;
  const name = subject.kind === 'host' ? hostName(subject.row) : vmName(world, subject.row);
  return (
    <li class={`incident ${open ? 'open' : 'taken'} ${kind}`}>
      <button type="button" class="incident-go" onClick={() => select(ui, subject, true)}>
        <StatusGlyph status={healthOf(world, incident)} wordless />
        <strong>{name}</strong>
        <span>{t(`incident.${kind}`)}</span>
        <CauseBadge world={world} incident={incident} />
        <TimeToBreach incident={incident} />
      </button>
      {open && !ui.readOnly ? (
        <Button size="small" onClick={() => void give(ui, callOf('acknowledgeIncident', { incident: incident.row }))}>
          {t('verb.acknowledgeIncident.name')}
        </Button>
      ) : (
        <TakenBy ui={ui} incident={incident} />
      )}
    </li>
  );
}

/** Several VMs with the same trouble on the same host: one line, one answer for all, and each of them to look at. */
function GroupRow({ ui, world, group }: { ui: UiState; world: OpenWorld; group: IncidentGroup }): JSX.Element {
  const [first] = group;
  const host = at(world.vms.host, first.subject.row);
  const take = (): void => {
    for (const { row } of group) void give(ui, callOf('acknowledgeIncident', { incident: row }));
  };
  return (
    <li class={`incident-group incident ${first.open ? 'open' : 'taken'} ${first.kind}`}>
      <details>
        <summary class="incident-go">
          <StatusGlyph status={healthOf(world, first)} wordless />
          <strong>{counted('vms', group.length)}</strong>
          <span>
            {host === NONE ? '' : `${hostName(host)}: `}
            {t(`incident.${first.kind}`)}
          </span>
          <CauseBadge world={world} incident={first} />
          <TimeToBreach incident={first} />
        </summary>
        <ul>
          {group.map((incident) => (
            <IncidentRow key={incident.row} ui={ui} world={world} incident={incident} />
          ))}
        </ul>
      </details>
      {first.open && !ui.readOnly && (
        <Button size="small" onClick={take}>
          {t('verb.acknowledgeIncident.name')}
        </Button>
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
        time: waitText(incident.costsInS),
      })}
    </span>
  );
}

function TakenBy({ ui, incident }: Pick<RowProps, 'ui' | 'incident'>): JSX.Element | null {
  if (incident.open) return null;
  const seats = ui.session.view.value?.seats ?? [];
  return <span class="soft small taken-by">{t('play.takenBy', { name: seatName(seats, incident.by) })}</span>;
}
