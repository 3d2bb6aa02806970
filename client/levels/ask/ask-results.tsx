import type { JSX } from 'preact';
import type { LevelNow } from '#client/local/level-now.ts';
import { t } from '#client/words/words.ts';
import type { HallLevel } from '#shared/levels/hall-level.ts';
import { answerWords, askWords } from './ask-words.ts';

/** What was answered to the questions of a level, and what the hall says. */
export function AskResults({ level, now }: { level: HallLevel; now: LevelNow }): JSX.Element | null {
  const asks = level.asks ?? [];
  if (asks.length === 0) return null;
  return (
    <dl class="stack">
      {asks.map((ask) => {
        const [own, right] = [now.answers[ask.id], now.right[ask.id]];
        return (
          <div key={ask.id}>
            <dt>
              <strong>{askWords(level, ask)}</strong>
            </dt>
            <dd class="small">
              {own === undefined
                ? t('attempt.notAnswered')
                : t('attempt.answered', { answer: answerWords(level, ask, own) })}{' '}
              {right !== undefined && t('attempt.rightIs', { answer: answerWords(level, ask, right) })}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
