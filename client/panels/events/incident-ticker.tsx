import type { JSX } from 'preact';
import { give } from '#client/model/commands/orders.ts';
import { placeRemedy, type Remedy, remedyOf } from '#client/model/commands/remedies.ts';
import { tasksOf } from '#client/model/commands/tasks.ts';
import { causeBadge } from '#client/model/facts/causes.ts';
import { at, nameOf } from '#client/model/facts/cell.ts';
import { secondsToAnswer } from '#client/model/facts/contract-rows.ts';
import { waitText } from '#client/model/facts/facts.ts';
import type { Incident, IncidentGroup } from '#client/model/facts/incidents.ts';
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

/** Everything that needs somebody: who, what, why, how long until it costs, what helps, and who is on it. */
export function IncidentTicker(props: PanelProps): JSX.Element {
  const { ui, world } = props;
  const { offers, waiting, told, groups } = tasksOf(ui, world);
  const shown = groups.slice(0, SHOWN);
  return (
    <section class="ticker" aria-label={t('play.incidents')}>
      <GoalStrip {...props} />
      <ul>
        {waiting.length > 0 && <WaitingRow {...{ ui, world, told }} vms={waiting.length} />}
        {offers.map((tenant) => (
          <OfferRow key={`offer-${tenant}`} ui={ui} world={world} tenant={tenant} />
        ))}
        {shown.map((group) => (
          <GroupRow key={`group-${group[0].row}`} ui={ui} world={world} group={group} />
        ))}
      </ul>
      {groups.length > SHOWN && <p class="soft small">{t('play.moreIncidents', { count: groups.length - SHOWN })}</p>}
    </section>
  );
}

interface WaitingProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly vms: number;
  readonly told: readonly Incident[];
}

/** VMs that nobody has placed yet, with the most urgent of the incidents that tell of them. */
function WaitingRow({ ui, world, vms, told }: WaitingProps): JSX.Element {
  const remedy = placeRemedy(ui, world);
  const [worst, ...others] = told;
  return (
    <li class="incident open waiting-row">
      <span class="incident-go">
        <StatusGlyph status={worst?.costsNow ? 'breach' : 'watch'} wordless />
        <strong>{counted('vms', vms)}</strong>
        <span>{t('play.waitForHost', { count: vms })}</span>
        {worst && <TimeToBreach incident={worst} />}
      </span>
      {remedy && <RemedyButton remedy={remedy} />}
      {worst && <Answer ui={ui} world={world} group={[worst, ...others]} />}
    </li>
  );
}

function RemedyButton({ remedy }: { remedy: Remedy }): JSX.Element {
  return (
    <Button class="remedy" size="small" kind="primary" onClick={remedy.open}>
      {remedy.label}
    </Button>
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

interface GroupProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly group: IncidentGroup;
}

/** VMs with the same trouble on the same host, or one thing alone: one line, one remedy, one answer for all. */
function GroupRow({ ui, world, group }: GroupProps): JSX.Element {
  const [first] = group;
  const remedy = ui.readOnly ? undefined : remedyOf(ui, world, group);
  return (
    <li class={`incident ${first.open ? 'open' : 'taken'} ${first.kind}`}>
      {group.length > 1 ? <Several {...{ ui, world, group }} /> : <One ui={ui} world={world} incident={first} />}
      {remedy && <RemedyButton remedy={remedy} />}
      <Answer {...{ ui, world, group }} />
    </li>
  );
}

interface OneProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
  readonly incident: Incident;
}

function One({ ui, world, incident }: OneProps): JSX.Element {
  const { subject } = incident;
  const name = subject.kind === 'host' ? hostName(subject.row) : vmName(world, subject.row);
  return (
    <button type="button" class="incident-go" onClick={() => select(ui, subject, true)}>
      <Trouble world={world} incident={incident} who={name} where="" count={1} />
    </button>
  );
}

/** How many, and opened each of them to look at. */
function Several({ ui, world, group }: GroupProps): JSX.Element {
  const [first] = group;
  const host = at(world.vms.host, first.subject.row);
  return (
    <details class="incident-several">
      <summary class="incident-go">
        <Trouble
          world={world}
          incident={first}
          who={counted('vms', group.length)}
          where={host === NONE ? '' : `${hostName(host)}: `}
          count={group.length}
        />
      </summary>
      <ul>
        {group.map((incident) => (
          <li key={incident.row} class="incident">
            <One ui={ui} world={world} incident={incident} />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface TroubleProps extends Omit<OneProps, 'ui'> {
  readonly who: string;
  readonly where: string;
  /** How many it is about: verbs follow. */
  readonly count: number;
}

function Trouble({ world, incident, who, where, count }: TroubleProps): JSX.Element {
  return (
    <>
      <StatusGlyph status={healthOf(world, incident)} wordless />
      <strong>{who}</strong>
      <span>
        {where}
        {t(`incident.${incident.kind}`, { count })}
      </span>
      <CauseBadge world={world} incident={incident} />
      <TimeToBreach incident={incident} />
    </>
  );
}

/** Takes all of a group on, or says who has. */
function Answer({ ui, group }: GroupProps): JSX.Element | null {
  const [first] = group;
  if (!first.open) return <TakenBy ui={ui} incident={first} />;
  // Who plays alone has nobody to tell.
  if (ui.readOnly || ui.session.view.value?.solo) return null;
  const take = (): void => {
    for (const { row } of group) void give(ui, callOf('acknowledgeIncident', { incident: row }));
  };
  return (
    <Button size="small" onClick={take}>
      {t('verb.acknowledgeIncident.name')}
    </Button>
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
  if (incident.costsNow) return <span class="to-breach now">{t('play.costsNow')}</span>;
  if (incident.costsInS === undefined) return null;
  return (
    <span class="to-breach mono">
      {t(incident.kind === 'hostFailing' ? 'play.failsIn' : 'play.costsIn', {
        time: waitText(incident.costsInS),
      })}
    </span>
  );
}

function TakenBy({ ui, incident }: Pick<OneProps, 'ui' | 'incident'>): JSX.Element | null {
  if (incident.open) return null;
  const seats = ui.session.view.value?.seats ?? [];
  return <span class="soft small taken-by">{t('play.takenBy', { name: seatName(seats, incident.by) })}</span>;
}
