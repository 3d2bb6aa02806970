import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import { keepTournamentKey } from '#client/net/tournament-keys.ts';
import { enterTournament } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { EntryKind } from '#shared/tournament/lines.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';

const NAME_SIGNS_MAX = 24;

/** Enters a tournament that is open: as a person, a team or a program. */
export function EnterForm({ view }: { view: TournamentView }): JSX.Element {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<EntryKind>(view.settings.teamSize > 1 ? 'team' : 'person');
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const enter = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (busy || name.trim() === '') return;
    setBusy(true);
    const answer = await enterTournament(view.code, { name: name.trim(), kind });
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    keepTournamentKey(view.code, 'entry', answer.value.entryToken);
    navigate(`/t/${view.code}/entry`);
  };
  const kinds: readonly EntryKind[] =
    view.settings.teamSize > 1 ? ['team', 'person', 'program'] : ['person', 'program'];
  return (
    <form class="panel stack" onSubmit={(event) => void enter(event)}>
      <h2>{t('tournament.enter.title')}</h2>
      <Choice
        legend={t('tournament.enter.as')}
        value={kind}
        onChange={setKind}
        options={kinds.map((one) => ({
          value: one,
          title: t(`tournament.kind.${one}`),
          text: t(`tournament.enter.${one}`),
        }))}
      />
      <Field
        label={t('tournament.enter.name')}
        value={name}
        onInput={setName}
        maxLength={NAME_SIGNS_MAX}
        hint={t('tournament.enter.nameHint')}
      />
      {problem && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
      <div>
        <Button type="submit" kind="primary" size="large" busy={busy}>
          {t('tournament.enter.send')}
        </Button>
      </div>
    </form>
  );
}
