import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { language, t, withDebriefWords } from '#client/words/words.ts';
import type { TeamDebrief } from '#shared/protocol/debrief.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import { chartTimeOf } from '../charts/chart-time.ts';
import type { TeamChartsProps } from '../charts/team-charts.tsx';
import { MomentList } from '../moments/moment-list.tsx';
import { type Moment, momentsOf } from '../moments/moments.ts';
import { dropOwnMark } from '../moments/own-marks.ts';
import { QuestionCards } from '../moments/question-cards.tsx';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import { debriefPath } from '../page/debrief-path.ts';
import { hasPoints } from '../page/past-session.ts';
import { BooksTable } from '../score/books-table.tsx';
import { largestLoss } from '../score/largest-loss.ts';
import { LargestLossCard } from '../score/largest-loss-card.tsx';
import { roomThen } from '../score/room-then.ts';
import { ScoreHead } from '../score/score-head.tsx';
import { teamSteps } from '../score/team-steps.ts';
import { Waterfall } from '../score/waterfall.tsx';
import type { OnMoment } from '../score/waterfall-steps.ts';
import './team.css';

interface TeamViewProps extends DebriefProps {
  readonly team: TeamDebrief;
}

/** Charts come with their library, after what is read first. */
const Charts = fetched<TeamChartsProps>(
  async () => (await withDebriefWords(import('../charts/team-charts.tsx'))).TeamCharts,
);

/** How it went for one team, and why: the score, what it lost and where, the moments, everything over time, the books. */
export function TeamView({ debrief, scenario, team }: TeamViewProps): JSX.Element {
  const steps = useMemo(() => teamSteps(debrief, scenario, team), [debrief, scenario, team, language.value]);
  const loss = useMemo(
    () => steps && largestLoss(steps, scenario.commands, roomThen(scenario, team.accounts?.series)),
    [steps, scenario, team],
  );
  const goTo: OnMoment = (tick, about) =>
    navigate(debriefPath(debrief.code, 'replay', { team: team.team, tick, ...about }));
  return (
    <div class="stack loose">
      <section class="team-top" aria-label={t('debrief.score')}>
        <ScoreHead score={team.score} debrief={debrief} scored={hasPoints(debrief)} />
        {steps && <LargestLossCard loss={loss} onMoment={goTo} />}
      </section>
      {steps && (
        <section class="stack">
          <h2>{t('debrief.waterfall.title')}</h2>
          <p class="soft">
            {t('debrief.waterfall.text')} {t('debrief.waterfall.unit')}
          </p>
          <Waterfall
            key={team.team}
            steps={steps}
            opened={loss ? [loss.step, loss.part] : []}
            clock={(tick) => clockText({ scenario }, tick)}
            onMoment={goTo}
          />
        </section>
      )}
      <TeamCards debrief={debrief} scenario={scenario} team={team} goTo={goTo} />
      <TeamCourse debrief={debrief} scenario={scenario} team={team} goTo={goTo} />
      {team.accounts && (
        <section class="stack books">
          <h2>{t('debrief.books.head')}</h2>
          <BooksTable books={team.accounts.books} />
        </section>
      )}
    </div>
  );
}

/** Questions about what happened in this hall. */
function TeamCards({ scenario, team, goTo }: TeamViewProps & { goTo: (tick: number) => void }): JSX.Element {
  const cards = (team.accounts?.cards ?? []).map((card) => ({ ...card, onMoment: () => goTo(card.tick) }));
  return (
    <QuestionCards scenario={scenario} title={t('debrief.cards.title')} text={t('debrief.cards.text')} cards={cards} />
  );
}

/** The moments, and everything over time with them. */
function TeamCourse({ debrief, scenario, team, goTo }: TeamViewProps & { goTo: (tick: number) => void }): JSX.Element {
  const [changes, setChanges] = useState(0);
  const moments = useMemo(() => momentsOf(debrief, team.team), [debrief, team.team, changes]);
  const seconds = team.accounts?.series.beats ?? 0;
  const time = useMemo(() => chartTimeOf(scenario, seconds, moments), [scenario, seconds, moments, language.value]);
  const drop = ({ bookmark }: Moment) => {
    dropOwnMark(debrief.code, bookmark);
    setChanges(changes + 1);
  };
  return (
    <>
      <section class="stack">
        <h2>{t('debrief.moments')}</h2>
        <MomentList scenario={scenario} moments={moments} onMoment={goTo} onDrop={drop} />
      </section>
      {team.accounts && seconds > 0 && (
        <section class="stack">
          <h2>{t('debrief.charts')}</h2>
          <p class="soft">{t('debrief.chartsText')}</p>
          <Charts series={team.accounts.series} time={time} onPick={(second) => goTo(ticksOf(scenario, second))} />
        </section>
      )}
    </>
  );
}
