import type { JSX } from 'preact';
import type { LevelNow } from '#client/local/level-now.ts';
import { duration } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import {
  boundText,
  figureWords,
  type InPlay,
  inPlay,
  standingText,
  standingValue,
  unitOf,
} from '../words/level-words.ts';
import { useAttempt } from './attempt.ts';

/** While nothing is wrong: what the next star still lacks. */
export function LevelGoal(): JSX.Element {
  const { level, session } = useAttempt();
  return <p class="goal-line">{goalText(level, session.level.value)}</p>;
}

function goalText(level: Level, now: LevelNow | undefined): string {
  if (!now) return '';
  const open = now.stars.flatMap((won, star) => (won ? [] : [{ star, conditions: inPlay(now, star) }]));
  if (open.length === 0) return t('attempt.allSoFar');
  for (const { star, conditions } of open) {
    const missing = missingOf(conditions);
    if (missing) return t('attempt.nextStar', { star: star + 1, missing: missingText(level, missing) });
  }
  for (const { star, conditions } of open) {
    const judgedInS = Math.max(0, ...conditions.map(({ standing }) => standing.judgedInS ?? 0));
    if (judgedInS > 0) return t('attempt.onCourse', { star: star + 1, time: duration(judgedInS) });
  }
  // A hint can cost the last star: nothing is missing but that.
  return t('attempt.starSpent');
}

/** The condition that most wants to be told: one that is lost, else the first that does not hold. */
function missingOf(conditions: readonly InPlay[]): InPlay | undefined {
  const isLost = ({ standing }: InPlay) => standing.state === 'lost';
  return conditions.find(isLost) ?? conditions.find(({ standing }) => standing.state !== 'met');
}

function missingText(level: Level, { condition, standing }: InPlay): string {
  const unit = unitOf(level, condition.figure);
  return t('attempt.missing', {
    figure: figureWords(level, condition.figure),
    value: standingValue(unit, condition, standing),
    bound: boundText(unit, condition),
    standing: standingText(standing),
  });
}
