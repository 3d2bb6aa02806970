import { t } from '#client/words/words.ts';
import { answerOf, askedFigures, type Choice, choicesOf, outcomesOf } from '#shared/see/answer.ts';
import type { WorldEntry } from '#shared/see/entry.ts';
import type { Unit } from '#shared/see/header.ts';
import type { SeeRun } from '#shared/see/run.ts';
import { figureName, shortName, written } from '../figure-words.ts';
import type { Asked } from './prediction.tsx';

/** The question of an entry in words, with what its world says to it. */
export function askedOfWorld(entry: WorldEntry, run: SeeRun): Asked {
  return {
    choices: choicesOf(entry.asks).map((choice) => choiceWords(entry, choice)),
    right: answerOf(entry, run),
    outcome: outcomeWords(entry, run),
  };
}

function choiceWords(entry: WorldEntry, choice: Choice): string {
  switch (choice.kind) {
    case 'number':
      return numberWords(unitOfAsked(entry), choice.value);
    case 'figure':
      return shortName(choice.id);
    case 'way':
      return t(`see.way.${choice.way}`);
  }
}

/** What is counted is exact, and so is nothing at all; what is measured is about so much. */
function numberWords(unit: Unit, value: number): string {
  return unit === 'count' || value === 0 ? written(unit, value) : t('see.about', { value: written(unit, value) });
}

/** The figures that were asked about, at the end. */
export function outcomeWords(entry: WorldEntry, run: SeeRun): string {
  const values = outcomesOf(entry, run);
  const asked = askedFigures(entry.asks);
  return asked
    .map(
      (id, i) =>
        `${asked.length > 1 ? shortName(id) : figureName({ id })} ${written(unitOfAsked(entry), values[i] ?? 0)}`,
    )
    .join(', ');
}

function unitOfAsked({ asks, figures }: WorldEntry): Unit {
  const [first] = askedFigures(asks);
  return figures.find(({ id }) => id === first)?.unit ?? 'count';
}
