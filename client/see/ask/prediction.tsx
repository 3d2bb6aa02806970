import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Icon } from '#client/ui/controls/icon.tsx';
import { t } from '#client/words/words.ts';
import { answerOf, askedFigures, type Choice, choicesOf, outcomesOf } from '#shared/see/answer.ts';
import type { SeeEntry, Unit } from '#shared/see/entry.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { entryWords, figureName, shortName, written } from '../figure-words.ts';

/** What somebody said would happen: a choice, or nothing (only wanted to see it). */
export type Said = { readonly choice: number | undefined };

interface PredictionProps {
  readonly entry: SeeEntry;
  /** The world as it is, without levers: what was asked about. */
  readonly run: SeeRun;
  readonly said: Said | undefined;
  /** Whether the end has been seen. */
  readonly over: boolean;
  readonly onSay: (said: Said) => void;
}

/** The question before it happens, and afterwards what the world says to the answer. */
export function Prediction({ entry, run, said, over, onSay }: PredictionProps): JSX.Element {
  const right = answerOf(entry, run);
  return (
    <section class="see-ask" aria-label={t('see.predict')}>
      <h2>{entryWords(entry, 'question')}</h2>
      <ul class="see-choices">
        {choicesOf(entry.asks).map((choice, i) => (
          <li key={i}>
            {said ? (
              <Answered words={choiceWords(entry, choice)} own={said.choice === i} right={over && right === i} />
            ) : (
              <Button onClick={() => onSay({ choice: i })}>{choiceWords(entry, choice)}</Button>
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
        {said && over ? verdict(entry, run, said) : ''}
      </p>
    </section>
  );
}

/** A choice once something has been said: which was taken and, in the end, which is right. */
function Answered({ words, own, right }: { words: string; own: boolean; right: boolean }): JSX.Element {
  return (
    <span class={`see-answered ${own ? 'own' : ''} ${right ? 'right' : ''}`}>
      {right && <Icon name="check" />}
      {words}
      {own && <span class="small soft"> {t('see.yours')}</span>}
    </span>
  );
}

function choiceWords(entry: SeeEntry, choice: Choice): string {
  switch (choice.kind) {
    case 'number':
      return numberWords(unitOfAsked(entry), choice.value);
    case 'figure':
      return shortName(choice.id);
    case 'way':
      return t(`see.way.${choice.way}`);
  }
}

/** What is counted is exact; what is measured is about so much. */
function numberWords(unit: Unit, value: number): string {
  return unit === 'count' ? written(unit, value) : t('see.about', { value: written(unit, value) });
}

/** Right or not, and what the world did in figures. */
function verdict(entry: SeeEntry, run: SeeRun, { choice }: Said): string {
  const right = answerOf(entry, run);
  const key = choice === undefined ? 'shown' : choice === right ? 'right' : 'wrong';
  const answer = choiceWords(entry, choicesOf(entry.asks)[right] as Choice);
  return t(`see.verdict.${key}`, { answer, value: outcomeWords(entry, run) });
}

/** The figures that were asked about, at the end. */
export function outcomeWords(entry: SeeEntry, run: SeeRun): string {
  const values = outcomesOf(entry, run);
  const asked = askedFigures(entry.asks);
  return asked
    .map(
      (id, i) =>
        `${asked.length > 1 ? shortName(id) : figureName({ id })} ${written(unitOfAsked(entry), values[i] ?? 0)}`,
    )
    .join(', ');
}

function unitOfAsked({ asks, figures }: SeeEntry): Unit {
  const [first] = askedFigures(asks);
  return figures.find(({ id }) => id === first)?.unit ?? 'count';
}
