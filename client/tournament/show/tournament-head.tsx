import type { ComponentChildren, JSX } from 'preact';
import type { ApiProblem } from '#client/net/api.ts';
import { counted } from '#client/words/formats.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import { formatText, phaseText } from './tournament-words.ts';

/** What a tournament is and where it stands. */
export function TournamentHead({
  view,
  children,
}: {
  view: TournamentView;
  children?: ComponentChildren;
}): JSX.Element {
  return (
    <header class="stack">
      <h1>{titleOf(view)}</h1>
      <p class="soft">{formatText(view.rules.format)}</p>
      <p role="status">
        <strong>{phaseText(view)}</strong> · {counted('entries', view.entries.length)}
      </p>
      {children}
    </header>
  );
}

export function titleOf({ title, code }: Pick<TournamentView, 'title' | 'code'>): string {
  return title || t('tournament.untitled', { code });
}

/** Nothing was heard yet, or not any more; what is on screen stays. */
export function PolledNotice({
  problem,
  waiting,
}: {
  problem: ApiProblem | undefined;
  waiting: boolean;
}): JSX.Element | null {
  if (problem)
    return (
      <p class="notice bad" role="alert">
        {problemWords(problem)}
      </p>
    );
  return waiting ? <p class="page-wait soft">{t('app.loading')}</p> : null;
}
