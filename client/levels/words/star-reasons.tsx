import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { ConditionNow } from '#shared/levels/condition.ts';
import type { Level } from '#shared/levels/level.ts';
import { boundText, figureWords, starSentence, unitOf, valueText } from './level-words.ts';
import { StarSign } from './stars.tsx';
import './star-reasons.css';

interface StarReasonsProps {
  readonly level: Level;
  /** How many stars were won; absent before the first attempt. */
  readonly won: number | undefined;
  /** The conditions of each star as they stood at the end; absent when nobody knows. */
  readonly conditions: readonly (readonly ConditionNow[])[] | undefined;
}

/** The three stars of a level: what each asks for, and whether it was met by what value. */
export function StarReasons({ level, won, conditions }: StarReasonsProps): JSX.Element {
  return (
    <ol class="star-reasons">
      {level.stars.map((_, star) => (
        <li key={star}>
          <StarSign won={star < (won ?? 0)} />
          <div>
            <p>
              {won !== undefined && <span class="unseen">{t(star < won ? 'campaign.won' : 'campaign.notWon')} </span>}
              {starSentence(level, star)}
            </p>
            <Conditions level={level} conditions={conditions?.[star] ?? []} />
            {isHeldBack(won, star, conditions) && <p class="small soft">{t('attempt.heldBack')}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A star whose own conditions hold counts only with the ones before it. */
function isHeldBack(won: number | undefined, star: number, conditions: StarReasonsProps['conditions']): boolean {
  const own = conditions?.[star] ?? [];
  return won !== undefined && star > won && own.length > 0 && own.every(({ met }) => met);
}

function Conditions({ level, conditions }: { level: Level; conditions: readonly ConditionNow[] }): JSX.Element | null {
  if (conditions.length === 0) return null;
  return (
    <ul class="star-conditions small">
      {conditions.map((condition) => (
        <ConditionLine key={condition.figure} level={level} condition={condition} />
      ))}
    </ul>
  );
}

/** A condition in one line: its figure, the value, the bound, and whether that is enough. */
function ConditionLine({ level, condition }: { level: Level; condition: ConditionNow }): JSX.Element {
  const unit = unitOf(level, condition.figure);
  return (
    <li class={condition.met ? 'met' : 'missed'}>
      {condition.met ? <Icon name="check" /> : <span class="missed-sign" aria-hidden="true" />}
      <span>
        <span class="unseen">{t(condition.met ? 'attempt.met' : 'attempt.missed')} </span>
        {figureWords(condition.figure)} <strong class="mono">{valueText(unit, condition)}</strong>{' '}
        <span class="soft">({boundText(unit, condition)})</span>
      </span>
    </li>
  );
}
