import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { refusalText } from '#client/model/commands/refusal-text.ts';
import type { FactWorld } from '#client/model/facts/facts.ts';
import { money, percentOfPermille } from '#client/words/formats.ts';
import { language, t } from '#client/words/words.ts';
import { SCORE_AXES } from '#shared/protocol/debrief.ts';
import { chartTimeOf } from '../charts/chart-time.ts';
import { shareOf } from '../charts/share-of.ts';
import { TimeChart } from '../charts/time-chart.tsx';
import type { DebriefProps } from '../page/debrief-frame.tsx';
import type { GameAccount, WhatIfResult } from '../replay/replay-desk.ts';
import { changeOfTenths, points } from '../score/points.ts';
import { tenths } from '../score/waterfall-steps.ts';
import { answerText, type ScorePair } from './what-if-answer.ts';

interface ResultProps extends Pick<DebriefProps, 'scenario'> {
  readonly scores: ScorePair | undefined;
  readonly result: WhatIfResult;
  readonly world: FactWorld;
  /** Second of the hall at which the games part. */
  readonly partS: number;
}

/** What would have come of it: the difference in score, axis by axis, and both games over time. */
export function Result({ scores, scenario, result, world, partS }: ResultProps): JSX.Element {
  const { before, after, refusals, others } = result;
  return (
    <section class="stack">
      <h2>{t('debrief.whatIf.result')}</h2>
      {refusals.map((refusal, i) => (
        <p key={i} class="notice">
          {t('debrief.whatIf.refused', { why: refusalText(world, refusal) })}
        </p>
      ))}
      {others > 0 && <p class="notice">{t('debrief.whatIf.others', { count: others })}</p>}
      <Scores scores={scores} />
      <Curves scenario={scenario} before={before} after={after} partS={partS} />
    </section>
  );
}

function Scores({ scores }: { scores: ScorePair | undefined }): JSX.Element {
  if (!scores) return <p class="soft">{answerText(scores)}</p>;
  const { was, would } = scores;
  const rows = [
    { name: t('debrief.score'), from: was.milliPoints, to: would.milliPoints },
    ...SCORE_AXES.filter((axis) => was.axes[axis] !== undefined).map((axis) => ({
      name: t(`debrief.axis.${axis}`),
      from: was.axes[axis] ?? 0,
      to: would.axes[axis] ?? 0,
    })),
  ];
  return (
    <>
      <p class="what-if-answer">{answerText(scores)}</p>
      <p class="soft small">{t('debrief.whatIf.shares')}</p>
      <table class="debrief-plain what-if-table">
        <caption class="unseen">{t('debrief.whatIf.result')}</caption>
        <thead>
          <tr>
            <td />
            {['was', 'would', 'change'].map((head) => (
              <th key={head} scope="col" class="number">
                {t(`debrief.whatIf.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <th scope="row">{row.name}</th>
              <td class="number mono">{points(row.from)}</td>
              <td class="number mono">{points(row.to)}</td>
              <td class="number mono">{changeOfTenths(tenths(row.to) - tenths(row.from))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

interface CurvesProps extends Pick<DebriefProps, 'scenario'>, Pick<WhatIfResult, 'before' | 'after'> {
  readonly partS: number;
}

/** Both games over time, in what the score is made of. */
function Curves({ scenario, before, after, partS }: CurvesProps): JSX.Element {
  const time = useMemo(() => {
    const plain = chartTimeOf(scenario, before.series.beats, []);
    return { ...plain, marks: [{ second: partS, sign: '≠' }] };
  }, [scenario, before, partS, language.value]);
  const charts = useMemo(() => chartsOf(before, after), [before, after, language.value]);
  return (
    <div class="chart-grid">
      {charts.map(({ key, ...chart }) => (
        <TimeChart key={key} {...chart} time={time} />
      ))}
    </div>
  );
}

function chartsOf(before: GameAccount, after: GameAccount) {
  const lines = (lineOf: (account: GameAccount) => ArrayLike<number>) => [
    { key: 'was', name: t('debrief.whatIf.was'), colour: '--ink-soft', values: lineOf(before), dash: [6, 4] },
    { key: 'would', name: t('debrief.whatIf.would'), colour: '--accent', values: lineOf(after) },
  ];
  return [
    {
      key: 'kept',
      title: t('debrief.line.kept'),
      unit: (value: number) => percentOfPermille(value, 0),
      least: 1000,
      lines: lines(({ series }) => shareOf(series.columns.goodTicks, series.columns.owedTicks)),
    },
    {
      key: 'result',
      title: t('debrief.line.resultCents'),
      unit: (value: number) => money(Math.round(value)),
      least: 100,
      lines: lines(({ series }) => series.columns.resultCents.map((cents) => cents / 100)),
    },
  ];
}
