import { lessonById } from '#shared/lessons/index.ts';
import type { LessonStep } from '#shared/lessons/lesson.ts';
import type { AskView, ClassView } from '#shared/protocol/class.ts';

/** The step in which the class is; none without a lesson, or once it is led by hand. */
export function stepOf(told: ClassView | undefined): LessonStep | undefined {
  const { lesson } = told ?? {};
  return lesson && !lesson.away ? lessonById(lesson.id)?.steps[lesson.step] : undefined;
}

/** Steps in which the class looks at a question that is closed. */
const AROUND: readonly LessonStep['kind'][] = ['predict', 'measure', 'again', 'truth', 'question'];

/** Whether the question that was asked last is what the moment is about: while it is open, and in all steps around it. */
export function isAbout(ask: AskView, step: LessonStep | undefined, plays: boolean): boolean {
  if (ask.open) return true;
  if (step) return AROUND.includes(step.kind);
  return !plays && (ask.spreads.length > 0 || ask.points !== undefined);
}
