import type { JSX } from 'preact';
import { Icon } from '#client/ui/controls/icon.tsx';
import { VerbIcon } from '#client/ui/glyphs/glyph.tsx';
import { t } from '#client/words/words.ts';
import type { ConditionNow } from '#shared/levels/condition.ts';
import type { Level } from '#shared/levels/level.ts';
import type { Standing } from '#shared/levels/standing.ts';
import { boundText, figureWords, standingText, standingValue, starSentence, unitOf, valueText } from './level-words.ts';
import { StarSign } from './stars.tsx';
import './star-reasons.css';

interface StarReasonsProps {
  readonly level: Level;
  /** How many stars were won; absent before the first attempt. */
  readonly won: number | undefined;
  /** The conditions of each star as they stood at the end; absent when nobody knows. */
  readonly conditions: readonly (readonly ConditionNow[])[] | undefined;
  /** In the middle of an attempt: how each condition stands; absent = it is over, or has not begun. */
  readonly standings?: readonly (readonly Standing[])[] | undefined;
}

/** The three stars of a level: what each asks for, and whether it was met by what value. */
export function StarReasons({ level, won, conditions, standings }: StarReasonsProps): JSX.Element {
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
            <Conditions level={level} conditions={conditions?.[star] ?? []} standings={standings?.[star]} />
            {!isOpen(standings?.[star]) && isHeldBack(won, star, conditions) && (
              <p class="small soft">{t('attempt.heldBack')}</p>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** In the middle of an attempt: whether a condition of a star is still to be judged. */
function isOpen(standings: readonly Standing[] | undefined): boolean {
  return standings?.some(({ state }) => state !== 'met') ?? false;
}

/** A star whose own conditions hold counts only with the ones before it. */
function isHeldBack(won: number | undefined, star: number, conditions: StarReasonsProps['conditions']): boolean {
  const own = conditions?.[star] ?? [];
  return won !== undefined && star > won && own.length > 0 && own.every(({ met }) => met);
}

interface ConditionsProps {
  readonly level: Level;
  readonly conditions: readonly ConditionNow[];
  readonly standings: readonly Standing[] | undefined;
}

function Conditions({ level, conditions, standings }: ConditionsProps): JSX.Element | null {
  if (conditions.length === 0) return null;
  return (
    <ul class="star-conditions small">
      {conditions.map((condition, i) => {
        const standing = standings?.[i];
        const line = { level, condition, key: condition.figure };
        return standing ? <StandingLine {...line} standing={standing} /> : <ConditionLine {...line} />;
      })}
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
        {figureWords(level, condition.figure)} <strong class="mono">{valueText(unit, condition)}</strong>{' '}
        <span class="soft">({boundText(unit, condition)})</span>
      </span>
    </li>
  );
}

interface StandingLineProps {
  readonly level: Level;
  readonly condition: ConditionNow;
  readonly standing: Standing;
}

/** The same in the middle of an attempt: what is not met yet is not lost, and says when it is judged. */
function StandingLine({ level, condition, standing }: StandingLineProps): JSX.Element {
  const unit = unitOf(level, condition.figure);
  const { state } = standing;
  return (
    <li class={state === 'met' ? 'met' : state === 'lost' ? 'missed' : 'pending'}>
      {state === 'met' && <Icon name="check" />}
      {state === 'lost' && <span class="missed-sign" aria-hidden="true" />}
      {(state === 'open' || state === 'later') && <VerbIcon name="timer" />}
      <span>
        {figureWords(level, condition.figure)} <strong class="mono">{standingValue(unit, condition, standing)}</strong>{' '}
        <span class="soft">
          ({boundText(unit, condition)}) – {standingText(standing)}
        </span>
      </span>
    </li>
  );
}
