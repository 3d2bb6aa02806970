import { number, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { AskView } from '#shared/protocol/class.ts';
import type { AnswerShape, AnswerUnit, Question } from '#shared/protocol/questions.ts';

type Asked = Pick<AskView, 'lesson' | 'question'>;

/** What is asked. */
export function questionText({ lesson, question }: Asked): string {
  return question.text ?? t(`lesson.${lesson ?? ''}.ask.${question.id}.text`);
}

/** One option of a choice, from 0. */
function optionText({ lesson, question }: Asked, option: number): string {
  const typed = question.shape.kind === 'choice' ? question.shape.texts?.[option] : undefined;
  return typed ?? t(`lesson.${lesson ?? ''}.ask.${question.id}.option${option + 1}`);
}

/** An answer in words. */
export function answerText(asked: Asked, value: number): string {
  const { shape } = asked.question;
  if (shape.kind === 'choice') return optionText(asked, value);
  if (shape.kind === 'host') return t('lesson.host', { n: number(value + 1) });
  return amount(shape.unit, value);
}

/** A number with its unit. */
export function amount(unit: AnswerUnit, value: number): string {
  if (unit === 'watts') return watts(value);
  return unit === 'count' ? number(value) : t(`lesson.unit.${unit}`, { value: number(value) });
}

/** Answers that are given by pressing one of them. */
export function optionsOf(shape: AnswerShape): readonly number[] {
  const count = shape.kind === 'choice' ? shape.options : shape.kind === 'host' ? shape.hosts : 0;
  return Array.from({ length: count }, (_, i) => i);
}

/** A question that is asked on the spot. */
export function typedQuestion(text: string, shape: AnswerShape): Question {
  return { id: '', text, shape };
}
