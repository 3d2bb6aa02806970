import type { Unit } from '#shared/see/header.ts';
import type { HallRun } from '../hall-level.ts';
import type { LevelFigure } from '../header.ts';

/** Figures of what a level watches once a second: named as what is watched, or as `id` says. */

/** The mean of a value over the whole level. */
export function meanOf(watched: string, unit: Unit, id = watched): LevelFigure<HallRun> {
  return { id, unit, read: ({ watched: { [watched]: values = [] } }) => sumOf(values) / Math.max(1, values.length) };
}

/** The highest that a value ever was. */
export function mostOf(watched: string, unit: Unit, id = watched): LevelFigure<HallRun> {
  return { id, unit, counts: 'rises', read: ({ watched: { [watched]: values = [] } }) => Math.max(0, ...values) };
}

/** What two values came to, the one as a share of the other; 0 while there was nothing of the other. */
export function shareOf(id: string, part: string, whole: string): LevelFigure<HallRun> {
  const soFar = ({ watched: { [part]: parts = [], [whole]: wholes = [] } }: HallRun): number | undefined => {
    const all = sumOf(wholes);
    return all > 0 ? sumOf(parts) / all : undefined;
  };
  return { id, unit: 'share', read: (run) => soFar(run) ?? 0, soFar };
}

/** The sum of a value over the whole level: of something counted each second, so many seconds of it. */
export function totalOf(watched: string, unit: Unit, id = watched): LevelFigure<HallRun> {
  return { id, unit, counts: 'rises', read: ({ watched: { [watched]: values = [] } }) => sumOf(values) };
}

/** The longest time for which a value was above 0 without a break, s. */
export function longestOf(watched: string, id: string): LevelFigure<HallRun> {
  return {
    id,
    unit: 's',
    counts: 'rises',
    read: ({ watched: { [watched]: values = [] } }) => {
      let [longest, now] = [0, 0];
      for (const value of values) {
        now = value > 0 ? now + 1 : 0;
        longest = Math.max(longest, now);
      }
      return longest;
    },
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
