import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { LabAnswer } from '../run/lab-messages.ts';

/** Why something cannot be played: in a sentence, and field by field; what only researchers write into a file as `npm run lab` says it. */
export function LabProblems({ code, problems }: Omit<Extract<LabAnswer, { ok: false }>, 'ok'>): JSX.Element {
  return (
    <div class="notice bad" role="alert">
      <p>{t(`lab.problem.${code}`)}</p>
      {problems.length > 0 && (
        <ul class="lab-problems">
          {problems.map(({ path, reason, told }) => (
            <li key={path + reason}>
              <code>{path}</code> {told ? t(`lab.told.${told.code}`, told.values) : <span lang="en">{reason}</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
