import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import { keepTournamentKey } from '#client/net/tournament-keys.ts';
import { createTournament } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { HostKeyField } from '#client/ui/controls/host-key-field.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { counted } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import { TOURNAMENT_PRESETS, type TournamentPreset } from '#shared/tournament/messages.ts';
import { PRESETS } from '#shared/tournament/presets.ts';
import { formatText } from '../show/tournament-words.ts';
import '../tournament.css';
import { OpenTournaments } from './open-tournaments.tsx';

const TITLE_SIGNS_MAX = 60;

/** Sets a tournament up from a preset: title, press, done. */
export function SetUpPage(): JSX.Element {
  const [preset, setPreset] = useState<TournamentPreset>('lunchArena');
  const [title, setTitle] = useState('');
  const setUp = useSetUp();
  const submit = (event: Event): void => {
    event.preventDefault();
    void setUp.create(preset, title.trim());
  };
  return (
    <Page title={t('tournament.setUp.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <header class="stack">
          <h1>{t('tournament.setUp.title')}</h1>
          <p class="soft">{t('tournament.setUp.intro')}</p>
        </header>
        <Choice
          legend={t('tournament.setUp.preset')}
          value={preset}
          onChange={setPreset}
          options={TOURNAMENT_PRESETS.map(presetOption)}
        />
        <Field
          label={t('tournament.setUp.name')}
          value={title}
          onInput={setTitle}
          hint={t('tournament.setUp.nameHint')}
          maxLength={TITLE_SIGNS_MAX}
        />
        {setUp.refusedKey !== undefined && (
          <HostKeyField hostKey={setUp.hostKey} refusedKey={setUp.refusedKey} onInput={setUp.setHostKey} />
        )}
        {setUp.problem && (
          <p class="notice bad" role="alert">
            {problemWords(setUp.problem)}
          </p>
        )}
        <div>
          <Button type="submit" kind="primary" size="large" busy={setUp.busy}>
            {t('tournament.setUp.create')}
          </Button>
        </div>
      </form>
      <OpenTournaments hostKey={setUp.hostKey} onKeyNeeded={setUp.askForKey} />
    </Page>
  );
}

function presetOption(preset: TournamentPreset) {
  const { rules, settings } = PRESETS[preset];
  const halls = [...new Set(rules.halls)].map(hallTitle).join(', ');
  return {
    value: preset,
    title: t(`tournament.preset.${preset}.title`),
    text: `${t(`tournament.preset.${preset}.text`)} ${formatText(rules.format)}`,
    facts: `${halls} · ${counted('perEntry', settings.teamSize)}`,
  };
}

interface SetUp {
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly hostKey: string;
  /** The key with which the server refused last; nothing while it has not asked for one. */
  readonly refusedKey: string | undefined;
  readonly setHostKey: (key: string) => void;
  readonly askForKey: () => void;
  readonly create: (preset: TournamentPreset, title: string) => Promise<void>;
}

function useSetUp(): SetUp {
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const [hostKey, setHostKey] = useState('');
  const [refusedKey, setRefusedKey] = useState<string>();
  const askForKey = (): void => setRefusedKey(hostKey);
  const create = async (preset: TournamentPreset, title: string): Promise<void> => {
    if (busy) return;
    setBusy(true);
    const answer = await createTournament({ preset, ...(title === '' ? {} : { title }) }, hostKey);
    setBusy(false);
    if (answer.ok) {
      keepTournamentKey(answer.value.code, 'organiser', answer.value.organiserToken);
      navigate(`/t/${answer.value.code}/organise`);
    } else if (answer.problem.code === 'hostKeyNeeded') {
      askForKey();
      setProblem(hostKey === '' ? answer.problem : undefined);
    } else setProblem(answer.problem);
  };
  return { problem, busy, hostKey, refusedKey, setHostKey, askForKey, create };
}
