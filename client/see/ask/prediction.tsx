import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import type { EntryHeader } from '#shared/see/header.ts';
import { entryWords } from '../figure-words.ts';

/** What somebody said would happen: a choice, or nothing (only wanted to see it). */
export type Said = { readonly choice: number | undefined };

/** A question with its answer, in words. */
export interface Asked {
  readonly choices: readonly string[];
  /** Index of the choice that the world or the machine proves right. */
  readonly right: number;
  /** What was asked about, at the end. */
  readonly outcome: string;
}

interface PredictionProps {
  readonly entry: EntryHeader;
  /** About the world as it is, without levers. */
  readonly asked: Asked;
  readonly said: Said | undefined;
  /** Whether the end has been seen. */
  readonly over: boolean;
  readonly onSay: (said: Said) => void;
}

/** The question before it happens, and afterwards what the world says to the answer. */
export function Prediction({ entry, asked, said, over, onSay }: PredictionProps): JSX.Element {
  return (
    <section class="see-ask" aria-label={t('see.predict')}>
      <h2>{entryWords(entry, 'question')}</h2>
      <ul class="see-choices">
        {asked.choices.map((words, i) => (
          <li key={i}>
            {said ? (
              <Answered words={words} own={said.choice === i} right={over && asked.right === i} />
            ) : (
              <Button onClick={() => onSay({ choice: i })}>{words}</Button>
            )}
          </li>
        ))}
      </ul>
      {!said && (
        <Button kind="quiet" onClick={() => onSay({ choice: undefined })}>
          {t('see.onlyShow')}
        </Button>
      )}
      <p role="status" class="see-verdict">
        {said && over ? verdict(asked, said) : ''}
      </p>
    </section>
  );
}

/** A choice once something has been said: which was taken and, in the end, which is right. */
function Answered({ words, own, right }: { words: string; own: boolean; right: boolean }): JSX.Element {
  return (
    <span class={`see-answered ${own ? 'own' : ''} ${right ? 'right' : ''}`}>
      {right && <Icon name="check" />}
      <span>
        {words}
        {own && <span class="small soft"> {t('see.yours')}</span>}
      </span>
    </span>
  );
}

/** Right or not, and what happened; an answer that ends the outcome word for word is told once. */
function verdict({ choices, right, outcome }: Asked, { choice }: Said): string {
  const key = choice === undefined ? 'shown' : choice === right ? 'right' : 'wrong';
  const answer = choices[right] ?? '';
  if (` ${outcome}`.endsWith(` ${answer}`)) return t(`see.verdict.told.${key}`, { value: outcome });
  return t(`see.verdict.${key}`, { answer, value: outcome });
}
