import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { mib, moneyOfCents, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { tenantNameIn } from '#client/words/tenant-name.ts';
import { hasWords, language, t } from '#client/words/words.ts';
import type { LossFigures, SeriesFigures, TeamAccounts, TeamDebrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { secondsAt } from '#shared/sim/kernel/time.ts';
import { dayEndsOf } from '../charts/chart-time.ts';
import { Spark } from '../class/spark.tsx';
import { momentsOf, momentText } from '../moments/moments.ts';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import { hasPoints } from '../page/past-session.ts';
import { nameOfTeam } from '../page/team-choice.tsx';
import { BooksTable } from '../score/books-table.tsx';
import { largestLoss } from '../score/largest-loss.ts';
import { LargestLossCard } from '../score/largest-loss-card.tsx';
import { changeOfTenths, points } from '../score/points.ts';
import { roomThen } from '../score/room-then.ts';
import { ScoreHead } from '../score/score-head.tsx';
import { teamSteps } from '../score/team-steps.ts';
import { placeSteps, shownSteps, type WaterfallStep } from '../score/waterfall-steps.ts';

/** Everything about one team on paper. */
export function TeamReport({ debrief, scenario, team }: DebriefProps & { team: TeamDebrief }): JSX.Element {
  const steps = useMemo(() => teamSteps(debrief, scenario, team), [debrief, scenario, team, language.value]);
  const { accounts } = team;
  return (
    <article class="report-team stack">
      <h2>{nameOfTeam(team)}</h2>
      {accounts && accounts.members.length > 0 && (
        <p class="soft">{t('debrief.report.members', { names: accounts.members.join(', ') })}</p>
      )}
      {accounts?.covers !== undefined && <p>{t('debrief.report.covers', { count: accounts.covers })}</p>}
      <ScoreHead score={team.score} debrief={debrief} scored={hasPoints(debrief)} />
      {steps && <LargestLossCard loss={largestLoss(steps, scenario.commands, roomThen(scenario, accounts?.series))} />}
      {steps && <PointsTable steps={steps} />}
      {accounts && <LossTable scenario={scenario} accounts={accounts} />}
      {accounts && <Courses scenario={scenario} series={accounts.series} />}
      <div class="report-pair">
        {accounts && <BooksTable books={accounts.books} />}
        {accounts && <OrderCounts accounts={accounts} />}
      </div>
      <MomentTable debrief={debrief} scenario={scenario} team={team} />
    </article>
  );
}

const FULL = 100_000;

/** The waterfall as a table: from 100 points down. */
function PointsTable({ steps }: { steps: readonly WaterfallStep[] }): JSX.Element {
  const end = placeSteps(steps, FULL).at(-1)?.to ?? FULL;
  const changes = shownSteps(steps);
  return (
    <table class="debrief-plain">
      <caption>{t('debrief.waterfall.title')}</caption>
      <tbody>
        <tr>
          <th scope="row">{t('debrief.waterfall.full')}</th>
          <td class="number mono">{points(FULL)}</td>
        </tr>
        {steps.map(({ key, label }, i) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            <td class="number mono">{changeOfTenths(changes[i] ?? 0)}</td>
          </tr>
        ))}
        <tr class="sum">
          <th scope="row">{t('debrief.waterfall.score')}</th>
          <td class="number mono">{points(end)}</td>
        </tr>
      </tbody>
    </table>
  );
}

const MINUTE_S = 60;

/** The ledger: what each customer lost by each cause, with its sums. */
function LossTable({ scenario, accounts }: { scenario: Scenario; accounts: TeamAccounts }): JSX.Element | null {
  const lines = [...accounts.losses].sort((a, b) => b.goodTicks - a.goodTicks);
  if (lines.length === 0) return null;
  const sum = (field: 'goodTicks' | 'feeCents' | 'creditCents') => lines.reduce((all, line) => all + line[field], 0);
  const minutes = (ticks: number) => number(secondsAt(scenario, ticks) / MINUTE_S, 1);
  const heads = {
    tenant: t('table.tenant'),
    cause: t('table.cause'),
    notGood: t('debrief.report.notGood'),
    fee: t('debrief.report.fee'),
    credit: t('debrief.report.credit'),
    first: t('debrief.report.first'),
  };
  return (
    <table class="debrief-plain stacked">
      <caption>{t('debrief.report.losses')}</caption>
      <thead>
        <tr>
          {Object.entries(heads).map(([key, head]) => (
            <th key={key} scope="col" class={NUMBERS.includes(key) ? 'number' : ''}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={`${line.tenant} ${line.cause}`}>
            <th scope="row">{tenantNameIn(scenario, line.tenant)}</th>
            <td data-head={heads.cause}>{t(`cause.${line.cause}.plain`)}</td>
            <LossCells heads={heads} line={line} minutes={minutes} />
            <td data-head={heads.first} class="mono">
              {clockText({ scenario }, line.firstTick)}
            </td>
          </tr>
        ))}
        <tr class="sum">
          <th scope="row">{t('debrief.report.sum')}</th>
          <td />
          <LossCells
            heads={heads}
            line={{ goodTicks: sum('goodTicks'), feeCents: sum('feeCents'), creditCents: sum('creditCents') }}
            minutes={minutes}
          />
          <td />
        </tr>
      </tbody>
    </table>
  );
}

/** Columns that are numbers. */
const NUMBERS: readonly string[] = ['notGood', 'fee', 'credit'];

interface LossCellsProps {
  readonly heads: { readonly notGood: string; readonly fee: string; readonly credit: string };
  readonly line: Pick<LossFigures, 'goodTicks' | 'feeCents' | 'creditCents'>;
  /** VM-ticks as VM-minutes. */
  readonly minutes: (ticks: number) => string;
}

function LossCells({ heads, line, minutes }: LossCellsProps): JSX.Element {
  return (
    <>
      <td data-head={heads.notGood} class="number mono">
        {minutes(line.goodTicks)}
      </td>
      <td data-head={heads.fee} class="number mono">
        {moneyOfCents(line.feeCents)}
      </td>
      <td data-head={heads.credit} class="number mono">
        {moneyOfCents(line.creditCents)}
      </td>
    </>
  );
}

const COURSES: readonly { readonly column: string; readonly unit: (value: number) => string }[] = [
  { column: 'badVms', unit: (value) => number(value) },
  { column: 'promisedPermille', unit: (value) => percentOfPermille(value, 0) },
  { column: 'stealPermille', unit: (value) => percentOfPermille(value, 0) },
  { column: 'swappedMib', unit: mib },
  { column: 'powerW', unit: watts },
  { column: 'hostsOn', unit: (value) => number(value) },
];

/** The course of a few figures, small. */
function Courses({ scenario, series }: { scenario: Scenario; series: SeriesFigures }): JSX.Element {
  const seconds = Math.max(1, series.beats);
  const borders = dayEndsOf(scenario, seconds).map((second) => second / seconds);
  return (
    <div class="report-courses">
      {COURSES.map(({ column, unit }) => {
        const values = series.columns[column] ?? [];
        const most = values.reduce((high, value) => Math.max(high, value), 0);
        return (
          <figure key={column} class="decision">
            <figcaption>
              <strong>{t(`debrief.line.${column}`)}</strong>{' '}
              <span class="small soft">{t('debrief.class.upTo', { most: unit(most) })}</span>
            </figcaption>
            <Spark lines={[{ key: column, values, colour: 'var(--ink)' }]} from={0} to={most} borders={borders} />
          </figure>
        );
      })}
    </div>
  );
}

function OrderCounts({ accounts }: { accounts: TeamAccounts }): JSX.Element | null {
  const orders = Object.entries(accounts.orders)
    .filter(([name]) => hasWords(`verb.${name}.name`))
    .sort(([, a], [, b]) => b - a);
  if (orders.length === 0) return null;
  return (
    <table class="debrief-plain">
      <caption>{t('debrief.report.orders')}</caption>
      <tbody>
        {orders.map(([name, count]) => (
          <tr key={name}>
            <th scope="row">{t(`verb.${name}.name`)}</th>
            <td class="number mono">{number(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MomentTable({ debrief, scenario, team }: DebriefProps & { team: TeamDebrief }): JSX.Element | null {
  const moments = momentsOf(debrief, team.team);
  if (moments.length === 0) return null;
  return (
    <table class="debrief-plain">
      <caption>{t('debrief.moments')}</caption>
      <tbody>
        {moments.map(({ sign, bookmark }) => (
          <tr key={`${sign}${bookmark.kind}`}>
            <td class="mono">{clockText({ scenario }, bookmark.tick)}</td>
            <th scope="row">{momentText(scenario, bookmark)}</th>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
