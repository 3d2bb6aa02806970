import { number } from '#client/words/formats.ts';
import { t } from '#client/words/words.ts';
import type { Measure } from '#shared/lessons/measures/measure.ts';

/** A value that somebody runs an experiment with, in words. */
export function valueText({ id, named }: Measure, value: number): string {
  return named ? t(`lesson.measure.${id}.value${value}`) : t(`lesson.measure.${id}.value`, { value: number(value) });
}

/** A figure in whole parts of its unit, in words. */
export function figureText({ id, parts }: Measure, figure: number): string {
  return t(`lesson.measure.${id}.figure`, { figure: number(figure / parts, parts > 1 ? 1 : 0) });
}

/** The values that are dealt out, from the first to the last. */
export function rangeText(measure: Measure): string {
  const [first, last] = [measure.values[0] ?? 0, measure.values.at(-1) ?? 0];
  return `${valueText(measure, first)} … ${valueText(measure, last)}`;
}
