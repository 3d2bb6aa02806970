import type { JSX } from 'preact';
import { Explained } from '#client/cards/explained.tsx';
import { changeText, mostLeft, nextStarAt, points, STARS_AT, starsOf } from '#client/model/facts/score.ts';
import type { UiState } from '#client/model/state/ui-state.ts';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { ScoreNow } from '#shared/protocol/debrief.ts';
import { isScored } from '#shared/sim/kernel/scenario/series-rows.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

interface GoalProps {
  readonly ui: UiState;
  readonly world: OpenWorld;
}

/** How far one is, and what the next star needs. */
export function GoalLine({ ui, world }: GoalProps): JSX.Element {
  return (
    <p class="goal-line">
      {isScored(world.scenario) && <Stars ui={ui} />}
      <span>{goalText(world, ui.session.score.value)}</span>
    </p>
  );
}

/** What moved the score last, with its reason. */
export function GoalChange({ ui, world }: GoalProps): JSX.Element | null {
  const score = ui.session.score.value;
  if (!score?.ready || !score.change) return null;
  const tone = score.change.milliPoints < 0 ? 'loss' : 'gain';
  return <p class={`goal-change small ${tone}`}>{changeText(world, score.change)}</p>;
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

export function Stars({ ui }: Pick<GoalProps, 'ui'>): JSX.Element {
  const score = ui.session.score.value;
  const earned = score?.ready ? starsOf(score.milliPoints) : 0;
  return (
    <Explained card="hud.stars">
      <span class="stars" role="img" aria-label={t('score.stars', { count: earned, all: STARS_AT.length })}>
        {STARS_AT.map((at, i) => (
          <span key={at} aria-hidden="true" class={i < earned ? 'earned' : ''}>
            <VerbIcon name="star" />
          </span>
        ))}
      </span>
    </Explained>
  );
}
