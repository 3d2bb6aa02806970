import type { Condition, FromBots, LevelId } from './header.ts';
import { THRESHOLDS } from './thresholds.ts';

/** A condition as it stands: the bound, and what the figure is. */
export interface ConditionNow {
  readonly figure: string;
  readonly is: 'atLeast' | 'atMost';
  readonly bound: number;
  readonly value: number;
  readonly met: boolean;
}

/** The bound of a condition of a level; not a number, so that nothing meets it, until bots have given it. */
export function boundOf<Run>(level: LevelId, { figure, value }: Condition<Run>): number {
  return isFromBots(value) ? (THRESHOLDS[level]?.[figure.id] ?? Number.NaN) : value;
}

export function isFromBots(value: number | FromBots): value is FromBots {
  return typeof value === 'object';
}

export function conditionNow<Run>(run: Run, level: LevelId, condition: Condition<Run>): ConditionNow {
  const { figure, is } = condition;
  const bound = boundOf(level, condition);
  const value = figure.read(run);
  return { figure: figure.id, is, bound, value, met: is === 'atLeast' ? value >= bound : value <= bound };
}

/** Whether a condition holds now. */
export function holds<Run>(run: Run, level: LevelId, condition: Condition<Run>): boolean {
  return conditionNow(run, level, condition).met;
}
