import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { clockText } from '#client/model/facts/facts.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { number } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import { debriefPath } from '../page/debrief-path.ts';
import { points } from '../score/points.ts';
import { type ClassLoss, classLosses } from './class-losses.ts';
import '../score/score.css';

/** More lines than this are no overview. */
const SHOWN = 6;

/** What cost the whole class the most, why, and what would have helped; then the other reasons. */
export function ClassLossSection({ debrief, scenario }: DebriefProps): JSX.Element | null {
  const losses = useMemo(() => classLosses(debrief, scenario), [debrief, scenario, language.value]);
  const [largest, ...others] = losses;
  if (!largest) return null;
  const goTo = ({ team, tick, about }: NonNullable<ClassLoss['moment']>) =>
    navigate(debriefPath(debrief.code, 'replay', { team, tick, ...about }));
  return (
    <section class="stack">
      <h2>{t('debrief.class.losses')}</h2>
      <Largest loss={largest} teams={debrief.teams.length} onMoment={goTo} />
      {others.length > 0 && <LossList losses={losses.slice(0, SHOWN)} scenario={scenario} onMoment={goTo} />}
      <p class="soft small">{t('debrief.class.lossesNote')}</p>
    </section>
  );
}

interface MomentProps {
  readonly onMoment: (moment: NonNullable<ClassLoss['moment']>) => void;
}

function Largest({ loss, teams, onMoment }: MomentProps & { loss: ClassLoss; teams: number }): JSX.Element {
  const { moment } = loss;
  return (
    <div class="largest-loss">
      <h3>
        {t('debrief.class.largest', {
          what: loss.name,
          points: points(loss.averageMilli),
          hit: number(loss.teams),
          all: number(teams),
        })}
      </h3>
      {loss.whom !== '' && <p>{t('debrief.class.worstThere', { whom: loss.whom })}</p>}
      <p>
        {loss.why} <strong>{loss.help}</strong>
      </p>
      {moment && (
        <Button onClick={() => onMoment(moment)}>
          <Icon name="play" />
          {t('debrief.class.show')}
        </Button>
      )}
    </div>
  );
}

interface LossListProps extends MomentProps {
  readonly losses: readonly ClassLoss[];
  readonly scenario: Scenario;
}

function LossList({ losses, scenario, onMoment }: LossListProps): JSX.Element {
  const heads = [
    t('table.cause'),
    t('debrief.class.customers'),
    t('debrief.class.teams'),
    t('debrief.class.average'),
    t('debrief.class.most'),
    t('debrief.class.began'),
  ];
  const [cause, customers, teams, average, most, began] = heads;
  return (
    <table class="debrief-plain stacked">
      <caption class="unseen">{t('debrief.class.losses')}</caption>
      <thead>
        <tr>
          {heads.map((head, i) => (
            <th key={head} scope="col" class={i >= 2 && i <= 4 ? 'number' : ''}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {losses.map(({ reason, name, customers: hit, teams: count, averageMilli, mostMilli, moment }) => (
          <tr key={reason}>
            <th scope="row" data-head={cause}>
              {name}
            </th>
            <td data-head={customers}>{hit.length === 0 ? '–' : hit.join(', ')}</td>
            <td data-head={teams} class="number mono">
              {number(count)}
            </td>
            <td data-head={average} class="number mono">
              {points(averageMilli)}
            </td>
            <td data-head={most} class="number mono">
              {points(mostMilli)}
            </td>
            <td data-head={began} class="mono">
              {moment ? (
                <button type="button" class="class-moment" onClick={() => onMoment(moment)}>
                  {clockText({ scenario }, moment.tick)}
                </button>
              ) : (
                '–'
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
