import { money, number, watts } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import { MEASURES } from '#shared/lessons/measures/index.ts';
import type { AskView } from '#shared/protocol/class.ts';
import type { AnswerShape, AnswerUnit, Question } from '#shared/protocol/questions.ts';
import { figureText } from './measure/measure-words.ts';

type Asked = Pick<AskView, 'lesson' | 'question'>;

/** What is asked. */
export function questionText({ lesson, question }: Asked): string {
  const { text, shape } = question;
  if (shape.kind === 'measure') return t(`lesson.measure.${shape.measure}.text`);
  return text ?? t(`lesson.${lesson ?? ''}.ask.${question.id}.text`);
}

/** Why what is true is true: in the words of the lesson, or of the experiment. Nothing for what was asked on the spot. */
export function whyText({ lesson, question: { id, shape } }: Asked): string | undefined {
  if (shape.kind === 'measure') return t(`lesson.measure.${shape.measure}.why`);
  return lesson === undefined ? undefined : t(`lesson.${lesson}.ask.${id}.why`);
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
  if (shape.kind === 'measure') return figureText(MEASURES[shape.measure], value);
  return amount(shape.unit, value);
}

/** A number with its unit. */
export function amount(unit: AnswerUnit, value: number): string {
  if (unit === 'watts') return watts(value);
  return unit === 'count' ? number(value) : t(`lesson.unit.${unit}`, { value: number(value) });
}

/** A figure of a hall as a lesson compares it, with its unit. */
export function figureWords(figure: string, value: number): string {
  if (figure === 'profit') return money(value);
  return amount(figure === 'facilityW' ? 'watts' : figure.endsWith('Percent') ? 'percent' : 'count', value);
}

/** Answers that are given by pressing one of them. */
export function optionsOf(shape: AnswerShape): readonly number[] {
  const count = shape.kind === 'choice' ? shape.options : shape.kind === 'host' ? shape.hosts : 0;
  return Array.from({ length: count }, (_, i) => i);
}

/** A question that is asked on the spot; without text an experiment, which has its own words. */
export function typedQuestion(text: string, shape: AnswerShape): Question {
  return text === '' ? { id: '', shape } : { id: '', text, shape };
}
