import { useRef } from 'preact/hooks';
import { type CoachStep, coachStep, type StepsDone, stepsDone } from '#shared/levels/coach.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { assists } from '../assist/settings.ts';
import type { HallAttempt } from '../play/attempt.ts';

/** The step of the level's coach that is shown now; nothing without one, or when it was sent away. */
export function useCoach({ level, seen }: HallAttempt, world: OpenWorld): CoachStep | undefined {
  const done = useRef<StepsDone>(new Set());
  if (!level.coach) return undefined;
  const run = seen.runOf(world);
  done.current = stepsDone(level.coach, run, done.current);
  return assists().coach ? coachStep(level.coach, run, done.current) : undefined;
}
