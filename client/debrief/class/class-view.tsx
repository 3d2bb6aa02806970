import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { mib, number, percentOfPermille, watts } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import { SCORE_AXES, type TeamDebrief } from '#shared/protocol/debrief.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { dayEndsOf } from '../charts/chart-time.ts';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import { hasPoints } from '../page/past-session.ts';
import { nameOfTeam } from '../page/team-choice.tsx';
import { anonymous } from './anonymous.ts';
import { AxesTable } from './axes-table.tsx';
import { ClassCards } from './class-cards.tsx';
import { ClassLossSection } from './class-loss-section.tsx';
import { DecisionPlot } from './decision-plot.tsx';
import { decisionsOf } from './decisions.ts';
import { Spark } from './spark.tsx';
import './class.css';

export interface ClassViewProps extends DebriefProps {
  readonly onTeam: (team: number) => void;
}

/** The whole class: every team's axes, and how their decisions spread. Nobody is named unless that is wished. */
export function ClassView({ debrief, scenario, onTeam }: ClassViewProps): JSX.Element {
  const [named, setNamed] = useState(false);
  const { teams, nameOf } = useMemo(
    () => (named ? { teams: debrief.teams, nameOf: nameOfTeam } : anonymous(debrief.teams)),
    [debrief, named, language.value],
  );
  const axes = SCORE_AXES.filter((axis) => debrief.teams.some(({ score }) => score?.axes[axis] !== undefined));
  const isAwaited = hasPoints(debrief) && debrief.teams.every(({ score }) => score === undefined);
  const decisions = useMemo(() => decisionsOf(debrief), [debrief, language.value]);
  return (
    <div class="stack loose">
      <section class="stack">
        <div class="class-head">
          <h2>{t('debrief.class.title')}</h2>
          <label class="names-switch">
            <input type="checkbox" checked={named} onChange={() => setNamed(!named)} />
            {t('debrief.class.names')}
          </label>
        </div>
        <p class="soft">{t('debrief.class.text')}</p>
        {isAwaited && (
          <p class="notice" role="status">
            {t('debrief.scoreWait')}
          </p>
        )}
        <AxesTable teams={teams} axes={axes} nameOf={nameOf} named={named} onTeam={onTeam} />
      </section>
      <ClassCards debrief={debrief} scenario={scenario} />
      <ClassLossSection debrief={debrief} scenario={scenario} />
      <section class="stack">
        <h2>{t('debrief.class.decisions')}</h2>
        <p class="soft">{t('debrief.class.decisionsText')}</p>
        <div class="multiples">
          {decisions.map((decision) => (
            <DecisionPlot key={decision.key} decision={decision} nameOf={nameOf} named={named} />
          ))}
        </div>
      </section>
      <section class="stack">
        <h2>{t('debrief.class.courses')}</h2>
        <p class="soft">{t('debrief.class.coursesText')}</p>
        <div class="multiples">
          {COURSES.map(({ column, unit }) => (
            <Course key={column} column={column} unit={unit} teams={teams} scenario={scenario} named={named} />
          ))}
        </div>
      </section>
    </div>
  );
}

const COURSES: readonly { readonly column: string; readonly unit: (value: number) => string }[] = [
  { column: 'promisedPermille', unit: (value) => percentOfPermille(value, 0) },
  { column: 'badVms', unit: (value) => number(value) },
  { column: 'stealPermille', unit: (value) => percentOfPermille(value, 0) },
  { column: 'swappedMib', unit: mib },
  { column: 'hostsOn', unit: (value) => number(value) },
  { column: 'powerW', unit: watts },
];

interface CourseProps {
  readonly column: string;
  readonly unit: (value: number) => string;
  readonly teams: readonly TeamDebrief[];
  readonly scenario: Scenario;
  readonly named: boolean;
}

/** One figure of every team over time: where they went apart. */
function Course({ column, unit, teams, scenario, named }: CourseProps): JSX.Element {
  const lines = teams.flatMap(({ team, emblem, accounts }) => {
    const values = accounts?.series.columns[column];
    return values
      ? [{ key: team, values, colour: named ? `var(--team-${Math.max(0, emblem) % 8})` : 'var(--accent)' }]
      : [];
  });
  const most = Math.max(0, ...lines.flatMap(({ values }) => values.reduce((high, value) => Math.max(high, value), 0)));
  const seconds = Math.max(1, ...teams.map(({ accounts }) => accounts?.series.beats ?? 0));
  const borders = dayEndsOf(scenario, seconds).map((second) => second / seconds);
  return (
    <figure class="decision">
      <figcaption>
        <h3>{t(`debrief.line.${column}`)}</h3>
        <p class="small soft">{t('debrief.class.upTo', { most: unit(most) })}</p>
      </figcaption>
      <Spark lines={lines} from={0} to={most} borders={borders} />
    </figure>
  );
}
