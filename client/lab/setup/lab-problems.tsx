import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { LabAnswer } from '../run/lab-messages.ts';

/** Why something cannot be played: in a sentence, and field by field as `npm run lab` says it. */
export function LabProblems({ code, problems }: Omit<Extract<LabAnswer, { ok: false }>, 'ok'>): JSX.Element {
  return (
    <div class="notice bad" role="alert">
      <p>{t(`lab.problem.${code}`)}</p>
      {problems.length > 0 && (
        <ul class="lab-problems" lang="en">
          {problems.map(({ path, reason }) => (
            <li key={path + reason}>
              <code>{path}</code> {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
