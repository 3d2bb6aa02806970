import { t } from '#client/words/words.ts';
import type { Measure } from '#shared/lessons/measures/measure.ts';
import type { AskView, MeasuredPoint } from '#shared/protocol/class.ts';
import { valueText } from './measure-words.ts';

/** What is published for a value, in units: the rule, else the point. Nothing where there is neither. */
function publishedAt({ published: { line, points } }: Measure, value: number): number | undefined {
  return line?.(value) ?? points.find(([at]) => at === value)?.[1];
}

/** Whether a measured point is as near to what is published as its case of validation asks. */
export function agrees(measure: Measure, [value, figure]: MeasuredPoint): boolean {
  const published = publishedAt(measure, value);
  if (published === undefined) return true;
  return Math.abs(figure / measure.parts - published) <= measure.published.tolerance(value, published);
}

/** The points of a class as rows of a table: value, what was measured, the lab, and what is published. */
export function rowsOf(measure: Measure, { points = [], truth }: AskView): (number | string)[][] {
  const lab = new Map(truth?.points ?? []);
  const inUnits = (figure: number | undefined) => (figure === undefined ? '' : figure / measure.parts);
  return [
    ['value', 'valueName', 'measured', 'lab', 'published', 'tolerance', 'source'],
    ...points.map(([value, figure]) => {
      const published = publishedAt(measure, value);
      return [
        ...[value, valueText(measure, value), inUnits(figure), inUnits(lab.get(value)), published ?? ''],
        ...[published === undefined ? '' : measure.published.tolerance(value, published), sourceText(measure)],
      ];
    }),
  ];
}

/** Where what is published comes from, with its case of validation. */
export function sourceText({ published: { cases, source } }: Measure): string {
  return t('lesson.measureSource', { source, cases });
}
