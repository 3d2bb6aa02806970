import { written } from '#client/see/figure-words.ts';
import { t } from '#client/words/words.ts';
import type { LevelAsk } from '#shared/levels/hall-level.ts';
import type { Level } from '#shared/levels/level.ts';

export function askWords({ id }: Level, ask: LevelAsk): string {
  return t(`level.${id}.ask.${ask.id}.text`);
}

/** A choice of a question, by its index. */
export function choiceWords({ id }: Level, ask: LevelAsk, choice: number): string {
  return t(`level.${id}.ask.${ask.id}.choice${choice + 1}`);
}

/** Between which numbers an answer lies, in the unit that is typed. */
export function numberHint({ from, to, unit }: Extract<LevelAsk['kind'], { kind: 'number' }>): string {
  return t('attempt.askBetween', { from: written(unit, from), to: written(unit, to) });
}

/** An answer in words. */
export function answerWords(level: Level, ask: LevelAsk, value: number): string {
  return ask.kind.kind === 'choice' ? choiceWords(level, ask, value) : written(ask.kind.unit, value);
}
