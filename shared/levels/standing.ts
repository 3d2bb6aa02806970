import { secondsAt } from '#shared/sim/kernel/time.ts';
import { boundOf, holds } from './condition.ts';
import type { HallLevel, HallRun } from './hall-level.ts';
import type { Condition, Counts } from './header.ts';

/**
 * How a condition of a level stands in the middle of it. `met`: it holds as it stands. `open`: it does not, and still can. `later`: there
 * is nothing to judge yet. `lost`: whatever is done, it cannot hold at the end.
 */
export interface Standing {
  readonly state: 'met' | 'open' | 'later' | 'lost';
  /** The figure as it stands; absent while there is none. */
  readonly value?: number;
  /** Seconds until it is judged, where that is before the end of the level; absent = at the end, or judged already. */
  readonly judgedInS?: number;
  /** It is judged by answers that are given when the level is over. */
  readonly isAsked?: true;
}

/** How all conditions of a level stand, star by star. */
export function standings(level: HallLevel, run: HallRun): readonly (readonly Standing[])[] {
  return level.stars.map((star) => star.map((condition) => standingOf(run, condition)));
}

function standingOf(run: HallRun, condition: Condition<HallRun>): Standing {
  const { figure } = condition;
  const counts = figure.counts ?? 'atEnd';
  if (counts === 'asked') return { state: 'later', isAsked: true };
  const value = figure.soFar ? figure.soFar(run) : figure.read(run);
  const judgedInS = secondsLeft(run, counts);
  const due = judgedInS > 0 && { judgedInS };
  if (value === undefined) return { state: 'later', ...due };
  const isMet = judgedInS > 0 ? keeps(run, condition, value) : holds(run, run.level.id, condition);
  if (isMet) return { state: 'met', value, ...due };
  return { state: isDecided(run, condition, value, judgedInS) ? 'lost' : 'open', value, ...due };
}

/** Whether nothing that is done can make a condition hold any more that does not hold. */
function isDecided(run: HallRun, condition: Condition<HallRun>, value: number, judgedInS: number): boolean {
  const { counts = 'atEnd' } = condition.figure;
  if (counts === 'rises') return condition.is === 'atMost' && !keeps(run, condition, value);
  return typeof counts === 'object' && judgedInS <= 0;
}

function keeps({ level }: HallRun, condition: Condition<HallRun>, value: number): boolean {
  const bound = boundOf(level.id, condition);
  return condition.is === 'atLeast' ? value >= bound : value <= bound;
}

/** Seconds until a part of the level is over that a figure tells of; 0 where it tells of all of it. */
function secondsLeft({ world }: HallRun, counts: Counts): number {
  return typeof counts === 'object' ? Math.max(0, counts.untilS - secondsAt(world.scenario, world.tick)) : 0;
}
