import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { base } from '#client/console/join-url.ts';
import type { ApiProblem } from '#client/net/api.ts';
import { enterTournament } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { EntryKind } from '#shared/tournament/lines.ts';
import type { OrganiserView, TournamentEntryView } from '#shared/tournament/messages.ts';
import type { Give } from './give.ts';

interface EntryListProps {
  readonly view: OrganiserView;
  readonly token: string;
  readonly give: Give;
}

/** Who takes part and who is there; entries can be added by hand, and taken out. */
export function EntryList({ view, token, give }: EntryListProps): JSX.Element {
  return (
    <section class="panel stack" aria-label={t('tournament.organise.entries')}>
      <h2>{t('tournament.organise.entries')}</h2>
      {view.entries.length === 0 && <p class="soft">{t('tournament.organise.noEntries')}</p>}
      <ul class="entry-list">
        {view.entries.map((entry) => (
          <Entry key={entry.entry} entry={entry} closed={view.phase === 'closed'} give={give} />
        ))}
      </ul>
      {view.phase !== 'closed' && <AddEntry view={view} token={token} />}
    </section>
  );
}

interface EntryProps {
  readonly entry: TournamentEntryView;
  readonly closed: boolean;
  readonly give: Give;
}

function Entry({ entry, closed, give }: EntryProps): JSX.Element {
  const { entry: no, name, kind, withdrawn, here } = entry;
  const state = withdrawn ? 'withdrawn' : here ? 'here' : 'away';
  return (
    <li>
      <span>
        <strong>{name}</strong>{' '}
        <span class="soft">
          {t(`tournament.kind.${kind}`)} · {t(`tournament.organise.state.${state}`)}
        </span>
      </span>
      {!withdrawn && !closed && (
        <Button
          kind="quiet"
          size="small"
          label={t('tournament.organise.takeOutOf', { name })}
          onClick={() => void give({ type: 'withdraw', entry: no })}
        >
          {t('tournament.organise.takeOut')}
        </Button>
      )}
    </li>
  );
}

/** Enters somebody by hand; the link that lets them in is shown once. */
function AddEntry({ view, token }: { view: OrganiserView; token: string }): JSX.Element {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<EntryKind>('person');
  const [link, setLink] = useState('');
  const [problem, setProblem] = useState<ApiProblem>();
  const add = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (name.trim() === '') return;
    const answer = await enterTournament(view.code, { name: name.trim(), kind }, token);
    setProblem(answer.ok ? undefined : answer.problem);
    if (!answer.ok) return;
    setName('');
    setLink(`${base.value}/t/${view.code}/entry#${answer.value.entryToken}`);
  };
  return (
    <details class="add-entry">
      <summary>{t('tournament.organise.add')}</summary>
      <form class="stack" onSubmit={(event) => void add(event)}>
        <Field label={t('tournament.enter.name')} value={name} onInput={setName} maxLength={24} />
        <label>
          {t('tournament.enter.as')}{' '}
          <select value={kind} onChange={(event) => setKind(event.currentTarget.value as EntryKind)}>
            {(['person', 'team', 'program'] as const).map((one) => (
              <option key={one} value={one}>
                {t(`tournament.kind.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {problem && (
          <p class="notice bad" role="alert">
            {problemWords(problem)}
          </p>
        )}
        {link !== '' && (
          <p role="status">
            {t('tournament.organise.link')} <span class="mono tournament-key">{link}</span>
          </p>
        )}
        <div>
          <Button type="submit">{t('tournament.organise.addNow')}</Button>
        </div>
      </form>
    </details>
  );
}
