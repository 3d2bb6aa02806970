import { tenantName } from '#client/model/facts/names.ts';
import { number } from '#client/words/formats.ts';
import { hasWords, t } from '#client/words/words.ts';
import type { AxisPoints, ScoreAxis, ScoreChange } from '#shared/protocol/debrief.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';

const MILLI = 1000;
/** Points at which a game earns its stars. Design value: the third is what the reference bot of every hall reaches. */
export const STARS_AT: readonly number[] = [40, 60, 80];

/** Axes in the order of the head-up display: what was promised and what it cost the world first, money after them. */
export const SHOWN_AXES: readonly ScoreAxis[] = ['promises', 'density', 'energy', 'profit'];

/** Stars earned, 0..3. */
export function starsOf(milliPoints: number): number {
  return STARS_AT.filter((points) => milliPoints >= points * MILLI).length;
}

/** Points of the next star, or nothing when all are earned. */
export function nextStarAt(milliPoints: number): number | undefined {
  return STARS_AT[starsOf(milliPoints)];
}

/** The axis with the most left to win. */
export function mostLeft(axes: AxisPoints): ScoreAxis | undefined {
  const shown = SHOWN_AXES.filter((axis) => axes[axis] !== undefined);
  return shown.sort((a, b) => (axes[a] ?? 0) - (axes[b] ?? 0))[0];
}

/** `63`: whole points of thousandths, rounded down, so that nobody reads a star that is not earned. */
export function points(milliPoints: number): string {
  return number(Math.floor(milliPoints / MILLI));
}

/** Why the score moved last: `−0.4 promises: memory swapped by the host, Corner Shop`. */
export function changeText(world: OpenWorld, { axis, milliPoints, cause, tenant }: ScoreChange): string {
  const amount = `${milliPoints < 0 ? '−' : '+'}${number(Math.abs(milliPoints) / MILLI, 1)}`;
  const moved = t('score.moved', { amount, axis: t(`score.axis.${axis}`) });
  const why = [causeWord(cause), tenant === undefined ? '' : tenantName(world, tenant)].filter((word) => word !== '');
  return why.length === 0 ? moved : t('score.because', { moved, why: why.join(', ') });
}

function causeWord(cause: string | undefined): string {
  const key = `cause.${cause}.plain`;
  return cause !== undefined && hasWords(key) ? t(key) : '';
}
