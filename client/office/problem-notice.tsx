import type { JSX } from 'preact';
import type { ApiProblem } from '#client/net/api.ts';
import { problemWords } from '#client/words/problem-words.ts';

/** What went wrong, if something did. */
export function ProblemNotice({ problem }: { problem: ApiProblem | undefined }): JSX.Element | null {
  if (!problem) return null;
  return (
    <p class="notice bad" role="alert">
      {problemWords(problem)}
    </p>
  );
}
