import type { JSX } from 'preact';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { type Debrief, SCORE_AXES, type ScoreSummary } from '#shared/protocol/debrief.ts';
import { points } from './points.ts';
import { weightPercents } from './score-of-series.ts';
import './score.css';

function whyNoScore({ hall, level }: Debrief, scored: boolean): string {
  if (level !== undefined) return 'debrief.scoredByStars';
  if (hall) return 'debrief.scoredNowhere';
  return scored ? 'debrief.scoreWait' : 'debrief.notScored';
}

interface ScoreHeadProps {
  readonly score: ScoreSummary | undefined;
  readonly debrief: Debrief;
  /** Whether games in this hall come to a score. */
  readonly scored: boolean;
}

/** The one number, and the axes that it is made of with what each counts. */
export function ScoreHead({ score, debrief, scored }: ScoreHeadProps): JSX.Element {
  if (!score)
    return (
      <p class="notice" role="status">
        {t(whyNoScore(debrief, scored))}
      </p>
    );
  const weights = weightPercents(debrief, score.axes);
  const axes = SCORE_AXES.filter((axis) => (weights.get(axis) ?? 0) > 0);
  return (
    <div class="debrief-score">
      <p class="debrief-number">
        <strong>{points(score.milliPoints)}</strong>
        <span class="soft">{t('debrief.of100')}</span>
      </p>
      <ul class="debrief-axes">
        {axes.map((axis) => (
          <li key={axis}>
            <span class="debrief-axis-name">{t(`debrief.axis.${axis}`)}</span>
            <span class="debrief-track" aria-hidden="true">
              <span style={{ width: `${(score.axes[axis] ?? 0) / 1000}%` }} />
            </span>
            <span class="mono">{points(score.axes[axis] ?? 0)}</span>
            <span class="soft small">{t('debrief.weight', { percent: number(weights.get(axis) ?? 0) })}</span>
          </li>
        ))}
      </ul>
      <p class="soft small">{t('debrief.criterion', { preset: t(`debrief.preset.${debrief.weights}`) })}</p>
    </div>
  );
}
