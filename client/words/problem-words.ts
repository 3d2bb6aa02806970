import type { CommandRefusal, ProblemCode } from '#shared/protocol/messages.ts';
import { hasWords, t } from './words.ts';

interface AnyProblem {
  readonly code: ProblemCode | CommandRefusal['code'] | 'offline' | 'noServer' | 'replaced';
  readonly retryAfterS?: number;
  readonly field?: string;
}

/** What went wrong with a request, as a sentence. Refusals of the game's own rules have theirs under `refusal`. */
export function problemWords(problem: AnyProblem): string {
  if (problem.code === 'tooMany' && problem.retryAfterS)
    return t('problem.tooManyWait', { seconds: problem.retryAfterS });
  if (problem.code === 'badRequest' && problem.field) return t('problem.badField', { field: problem.field });
  const key = `problem.${problem.code}`;
  if (hasWords(key)) return t(key);
  const refusal = `refusal.${problem.code}`;
  return hasWords(refusal) ? t(refusal) : t('problem.title');
}
