import type { JSX } from 'preact';
import type { LevelNow } from '#client/local/level-now.ts';
import { t } from '#client/words/words.ts';
import type { ConditionNow } from '#shared/levels/condition.ts';
import type { Level } from '#shared/levels/level.ts';
import { boundText, figureWords, unitOf, valueText } from '../words/level-words.ts';
import { useAttempt } from './attempt.ts';

/** While nothing is wrong: what the next star still lacks. */
export function LevelGoal(): JSX.Element {
  const { level, session } = useAttempt();
  return <p class="goal-line">{goalText(level, session.level.value)}</p>;
}

function goalText(level: Level, now: LevelNow | undefined): string {
  if (!now) return '';
  const star = now.stars.indexOf(false);
  if (star < 0) return t('attempt.allSoFar');
  const missing = now.conditions[star]?.find(({ met }) => !met);
  // A hint can cost the last star: nothing is missing but that.
  if (!missing) return t('attempt.starSpent');
  return t('attempt.nextStar', { star: star + 1, missing: missingText(level, missing) });
}

function missingText(level: Level, condition: ConditionNow): string {
  const unit = unitOf(level, condition.figure);
  const [value, bound] = [valueText(unit, condition), boundText(unit, condition)];
  return t('attempt.missing', { figure: figureWords(condition.figure), value, bound });
}
