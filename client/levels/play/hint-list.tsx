import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { Level } from '#shared/levels/level.ts';
import { levelWords } from '../words/level-words.ts';

interface HintListProps {
  readonly level: Level;
  /** Numbers of the hints that were looked at, from 1. */
  readonly seen: readonly number[];
  readonly onTake: (hint: number) => void;
}

/** The hints that were looked at, and the way to the next one; what it costs is said before it is taken. */
export function HintList({ level, seen, onTake }: HintListProps): JSX.Element {
  const next = level.hints.findIndex((_, i) => !seen.includes(i + 1));
  const costs = level.hints[next]?.costs ?? false;
  return (
    <div class="stack">
      <div role="status">
        <ol class="hint-list">
          {level.hints.map((_, i) => seen.includes(i + 1) && <li key={i}>{levelWords(level.id, `hint${i + 1}`)}</li>)}
        </ol>
      </div>
      {next < 0 && <p class="soft">{t('attempt.noMoreHints')}</p>}
      {next >= 0 && (
        <>
          <p class={costs ? 'notice' : 'small soft'}>{t(costs ? 'attempt.hintCosts' : 'attempt.hintFree')}</p>
          <div>
            <Button onClick={() => onTake(next + 1)}>
              {t(costs ? 'attempt.takeCostly' : 'attempt.takeHint', { no: next + 1, all: level.hints.length })}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
