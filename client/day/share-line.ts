import { points } from '#client/debrief/score/points.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import type { DayResult } from './day-results.ts';
import type { Day } from './days.ts';

/** The steps of a bar of text, from nothing to full. */
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const FULL = 100_000;
/** Signs of the course. Design value. */
const COURSE_SIGNS = 12;

/** A line of text that says what a day came to, with the course of its points, and without a name. */
export function shareLine({ date, hall }: Day, { milliPoints, curve }: DayResult): string {
  return t('day.line', { date, hall: hallTitle(hall), points: points(milliPoints), course: courseOf(curve) });
}

/** Points over the game as signs of rising height. */
function courseOf(curve: readonly number[]): string {
  if (curve.length === 0) return '';
  return Array.from({ length: COURSE_SIGNS }, (_, i) => {
    const milli = curve[Math.round((i * (curve.length - 1)) / (COURSE_SIGNS - 1))] ?? 0;
    const step = Math.min(BARS.length - 1, Math.floor((milli / FULL) * BARS.length));
    return BARS[Math.max(0, step)];
  }).join('');
}
