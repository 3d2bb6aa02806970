import type { JSX } from 'preact';
import { give } from '#client/model/commands/orders.ts';
import { jobOfIncident, othersAlarm, ownFirst } from '#client/model/commands/own-first.ts';
import { placeRemedy, type Remedy, remedyOf } from '#client/model/commands/remedies.ts';
import { isIdle, tasksOf } from '#client/model/commands/tasks.ts';
import { secondsToAnswer } from '#client/model/facts/contract-rows.ts';
import { waitText } from '#client/model/facts/facts.ts';
import type { Incident, IncidentGroup } from '#client/model/facts/incidents.ts';
import { seatName, tenantName } from '#client/model/facts/names.ts';
import { costOf } from '#client/model/standing/standing.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { callOf, select, type UiState } from '#client/model/state/ui-state.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { StatusGlyph } from '#client/ui/controls/status-glyph.tsx';
import { t } from '#client/words/words.ts';
import type { JobName } from '#shared/protocol/crew.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { CostTime } from './cost-time.tsx';
import { Trouble, Waiting } from './trouble.tsx';

const SHOWN = 5;

/** Everything that needs somebody: who, what, why, how long until it costs, what helps, and who is on it. */
export function IncidentTicker({ ui, world }: PanelProps): JSX.Element {
  const tasks = tasksOf(ui, world);
  const { offers, waiting, told, groups } = tasks;
  const shown = ownFirst(ui, groups, ([first]) => jobOfIncident(first)).slice(0, SHOWN);
  return (
    <section class="ticker" aria-label={t('play.incidents')}>
      {isIdle(tasks) && <p class="soft small">{t('play.nothingToDo')}</p>}
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
        <Waiting world={world} worst={worst} vms={vms} />
        <CostTime cost={costOf(told)} />
      </span>
      <OthersTag ui={ui} job="capacity" />
      {remedy && <RemedyButton remedy={remedy} />}
      {worst && <Answer ui={ui} world={world} group={[worst, ...others]} />}
    </li>
  );
}

/** Whose task it is, where it is another's: everybody may do it. */
function OthersTag({ ui, job }: { ui: UiState; job: JobName }): JSX.Element | null {
  const other = othersAlarm(ui, job);
  return other ? <span class="soft small job-tag">{t('job.othersOf', { job: t(`job.${other}.name`) })}</span> : null;
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
      <OthersTag ui={ui} job="business" />
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
    <li
      class={`incident ${first.open ? 'open' : 'taken'} ${first.kind} ${othersAlarm(ui, jobOfIncident(first)) ? 'others' : ''}`}
    >
      {group.length > 1 ? <Several {...{ ui, world, group }} /> : <One ui={ui} world={world} incident={first} />}
      <OthersTag ui={ui} job={jobOfIncident(first)} />
      {remedy && <RemedyButton remedy={remedy} />}
      <Answer {...{ ui, world, group }} />
    </li>
  );
}

function One({ ui, world, incident }: { ui: UiState; world: OpenWorld; incident: Incident }): JSX.Element {
  return (
    <button type="button" class="incident-go" onClick={() => select(ui, incident.subject, true)}>
      <Trouble world={world} group={[incident]} />
      <CostTime cost={costOf([incident])} />
    </button>
  );
}

/** How many, and opened each of them to look at. */
function Several({ ui, world, group }: GroupProps): JSX.Element {
  return (
    <details class="incident-several">
      <summary class="incident-go">
        <Trouble world={world} group={group} />
        <CostTime cost={costOf(group)} />
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

function TakenBy({ ui, incident }: { ui: UiState; incident: Incident }): JSX.Element | null {
  if (incident.open) return null;
  const seats = ui.session.view.value?.seats ?? [];
  return <span class="soft small taken-by">{t('play.takenBy', { name: seatName(seats, incident.by) })}</span>;
}
