import type { Pause } from '#shared/protocol/messages.ts';
import type { CommandName } from '#shared/sim/commands/index.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { ticksOf } from '#shared/sim/kernel/time.ts';
import type { Lesson, LessonStep } from './lesson.ts';

/** What a step means for the hall. `ends`: the session is over. `stands`: time stands still. `instant`: it happens and is over. */
export type Bearing = 'runs' | 'ends' | 'instant' | { readonly stands: Pause };

/** How the hall is while a step lasts. */
export function bearingOf(step: LessonStep): Bearing {
  switch (step.kind) {
    case 'play':
    case 'playDays':
      return 'runs';
    case 'inject':
    case 'unlock':
      return 'instant';
    case 'debrief':
      return 'ends';
    case 'freeze':
      return { stands: step.hands };
    case 'window':
      return { stands: 'look' };
    default:
      return { stands: 'handsOff' };
  }
}

/** Whether the hall runs while a step lasts. */
export function runs(step: LessonStep | undefined): boolean {
  return step !== undefined && bearingOf(step) === 'runs';
}

/** What a step lasts by its plan, s: of the world if the hall runs, else real ones. */
function lengthOf(step: LessonStep, { secondsPerHour }: Pick<Scenario, 'secondsPerHour'>): number {
  if (step.kind === 'playDays') return step.days * HOURS_PER_DAY * secondsPerHour;
  if (step.kind === 'play') return step.forS;
  return 'lastsS' in step ? step.lastsS : 0;
}

const HOURS_PER_DAY = 24;
const MS_PER_SECOND = 1000;

/** The last tick of a hall; endless in one without an end. */
export function lastTickOf(scenario: Scenario): number {
  return scenario.lengthS > 0 ? ticksOf(scenario, scenario.lengthS) : Number.MAX_SAFE_INTEGER;
}

/** How a step begins: what it has of real time (ms), and the tick at which it is over if the hall runs (else 0): its last one at most. */
export function beginningOf(
  step: LessonStep,
  scenario: Scenario,
  tick: number,
): { lastsMs: number; untilTick: number } {
  const lengthS = lengthOf(step, scenario);
  if (runs(step)) return { lastsMs: 0, untilTick: Math.min(tick + ticksOf(scenario, lengthS), lastTickOf(scenario)) };
  return { lastsMs: lengthS * MS_PER_SECOND, untilTick: 0 };
}

/** Orders that nobody may give in a step: those that no step up to it has unlocked. */
export function lockedIn({ locked = [], steps }: Lesson, step: number): readonly CommandName[] {
  const open = steps.slice(0, step + 1).flatMap((each) => (each.kind === 'unlock' ? each.orders : []));
  return locked.filter((order) => !open.includes(order));
}

/** A step with its place in the lesson: when it begins and how long it lasts by the plan, real s at ×1. */
export interface PlannedStep {
  readonly step: LessonStep;
  readonly atS: number;
  readonly lastsS: number;
}

/** The plan of a lesson; the last one ends it. */
export function planOf({ steps }: Lesson, scenario: Pick<Scenario, 'secondsPerHour'>): readonly PlannedStep[] {
  let atS = 0;
  return steps.map((step) => {
    const planned = { step, atS, lastsS: lengthOf(step, scenario) };
    atS += planned.lastsS;
    return planned;
  });
}

/** What a lesson lasts by its plan, real s at ×1. */
export function totalS(plan: readonly PlannedStep[]): number {
  const last = plan.at(-1);
  return last ? last.atS + last.lastsS : 0;
}
