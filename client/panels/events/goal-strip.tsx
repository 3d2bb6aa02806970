import type { JSX } from 'preact';
import { changeText, mostLeft, nextStarAt, points, STARS_AT, starsOf } from '#client/model/facts/score.ts';
import type { PanelProps } from '#client/model/state/panel.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

/** Always in its place: how far one is, what the next star needs, what moved the score last, and the brief to read again. */
export function GoalStrip({ ui, world }: PanelProps): JSX.Element {
  const score = ui.session.score.value;
  const ready = score?.ready === true;
  return (
    <section class="goal-strip" aria-label={t('score.title')}>
      <p class="goal-line">
        <Stars milliPoints={ready ? score.milliPoints : 0} />
        <span>{goalText(world, score)}</span>
      </p>
      <p class={`goal-change small ${changeTone(score)}`}>
        {ready && score.change ? changeText(world, score.change) : ''}
      </p>
      {!ui.readOnly && (
        <Button size="small" kind="quiet" onClick={() => (ui.briefShown.value = true)}>
          {t('brief.open')}
        </Button>
      )}
    </section>
  );
}

/** Progress in words, and why there are no points where there are none. */
function goalText({ scenario }: OpenWorld, score: ScoreNow | undefined): string {
  if (scenario.lengthS === 0) return t('score.endless');
  if (!score) return t('score.none');
  if (!score.ready) return t('score.notReady');
  const now = points(score.milliPoints);
  const next = nextStarAt(score.milliPoints);
  if (next === undefined) return t('score.allStars', { now });
  const left = number(next - score.milliPoints / 1000, 1);
  const axis = mostLeft(score.axes);
  return t(axis ? 'score.nextStar' : 'score.nextStarPlain', {
    now,
    next: number(next),
    left,
    axis: axis ? t(`score.axis.${axis}`) : '',
  });
}

function changeTone(score: ScoreNow | undefined): 'gain' | 'loss' {
  return (score?.change?.milliPoints ?? 0) < 0 ? 'loss' : 'gain';
}

function Stars({ milliPoints }: { milliPoints: number }): JSX.Element {
  const earned = starsOf(milliPoints);
  return (
    <span class="stars" role="img" aria-label={t('score.stars', { count: earned, all: STARS_AT.length })}>
      {STARS_AT.map((at, i) => (
        <span key={at} aria-hidden="true" class={i < earned ? 'earned' : ''}>
          <VerbIcon name="star" />
        </span>
      ))}
    </span>
  );
}
