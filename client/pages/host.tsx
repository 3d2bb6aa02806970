import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type CreateSession, type ScenarioInfo, SEATS_MAX, TEAMS_MAX } from '#shared/protocol/messages.ts';
import { type ApiProblem, createSession, listScenarios } from '../net/api.ts';
import { keepSeat } from '../net/seat-store.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Field } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { problemWords } from '../ui/problem-words.ts';
import { navigate } from '../ui/router.tsx';
import { t } from '../ui/words.ts';
import './host.css';
import { ScenarioChoice } from './scenario-choice.tsx';
import { type SessionWish, startWish, wholeNumber } from './session-wish.ts';

const TITLE_SIGNS_MAX = 60;

/** Opens a session for a group; the host key is asked for only by servers that want one. */
export function HostPage(): JSX.Element {
  const [scenarios, setScenarios] = useState<readonly ScenarioInfo[]>([]);
  const [wish, setWish] = useState<SessionWish>(startWish);
  const [problem, setProblem] = useState<ApiProblem>();
  const [busy, setBusy] = useState(false);
  const change = (part: Partial<SessionWish>): void => setWish({ ...wish, ...part });
  useEffect(() => void load(), []);

  async function load(): Promise<void> {
    const answer = await listScenarios();
    if (!answer.ok) return setProblem(answer.problem);
    setScenarios(answer.value);
    setWish((before) => ({ ...before, scenario: answer.value[0]?.id ?? '' }));
  }

  async function create(session: CreateSession): Promise<void> {
    setBusy(true);
    const answer = await createSession(session, wish.hostKey);
    setBusy(false);
    if (!answer.ok) return setProblem(answer.problem);
    const { code, instructorToken } = answer.value;
    keepSeat(code, { role: 'instructor', token: instructorToken, seatCode: '', name: '', solo: false });
    navigate(`/i/${code}`);
  }

  const submit = (event: Event): void => {
    event.preventDefault();
    const session = sessionOf(wish);
    if (session && !busy) void create(session);
  };
  return (
    <Page title={t('host.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <div class="stack">
          <h1>{t('host.title')}</h1>
          <p class="soft">{t('host.intro')}</p>
        </div>
        <ScenarioChoice scenarios={scenarios} value={wish.scenario} onChange={(scenario) => change({ scenario })} />
        <Numbers wish={wish} onChange={change} />
        <Forming wish={wish} onChange={change} />
        <Field
          label={t('host.sessionTitle')}
          value={wish.title}
          onInput={(title) => change({ title })}
          hint={t('host.sessionTitleHint')}
          maxLength={TITLE_SIGNS_MAX}
        />
        <HostKey wish={wish} problem={problem} onChange={change} />
        <div>
          <Button type="submit" kind="primary" size="large" busy={busy}>
            {t(busy ? 'host.creating' : 'host.create')}
          </Button>
        </div>
      </form>
    </Page>
  );
}

interface PartProps {
  readonly wish: SessionWish;
  readonly onChange: (part: Partial<SessionWish>) => void;
}

function Numbers({ wish, onChange }: PartProps): JSX.Element {
  const [seats, teams] = [wholeNumber(wish.seats, 1, SEATS_MAX), wholeNumber(wish.teams, 1, TEAMS_MAX)];
  const perTeam = seats && teams ? t('host.perTeam', { count: Math.max(1, Math.round(seats / teams)) }) : '';
  return (
    <div class="host-numbers">
      <Field
        label={t('host.seats')}
        type="number"
        min={1}
        max={SEATS_MAX}
        value={wish.seats}
        onInput={(value) => onChange({ seats: value })}
        hint={t('host.seatsHint', { max: SEATS_MAX })}
        error={seats ? undefined : t('host.number', { min: 1, max: SEATS_MAX })}
      />
      <Field
        label={t('host.teams')}
        type="number"
        min={1}
        max={TEAMS_MAX}
        value={wish.teams}
        onInput={(value) => onChange({ teams: value })}
        hint={`${t('host.teamsHint', { max: TEAMS_MAX })} ${perTeam}`}
        error={teams ? undefined : t('host.number', { min: 1, max: TEAMS_MAX })}
      />
    </div>
  );
}

function Forming({ wish, onChange }: PartProps): JSX.Element {
  return (
    <>
      <Choice
        legend={t('host.forming')}
        value={wish.teamForming}
        onChange={(teamForming) => onChange({ teamForming })}
        options={[
          { value: 'random', title: t('host.formingRandom'), text: t('host.formingRandomText') },
          { value: 'pick', title: t('host.formingPick'), text: t('host.formingPickText') },
          { value: 'assigned', title: t('host.formingAssigned'), text: t('host.formingAssignedText') },
        ]}
      />
      <Choice
        legend={t('host.names')}
        value={wish.names}
        onChange={(names) => onChange({ names })}
        options={[
          { value: 'generated', title: t('host.namesGenerated'), text: t('host.namesGeneratedText') },
          { value: 'free', title: t('host.namesFree'), text: t('host.namesFreeText') },
        ]}
      />
    </>
  );
}

function HostKey({ wish, problem, onChange }: PartProps & { problem: ApiProblem | undefined }): JSX.Element {
  const needed = problem?.code === 'hostKeyNeeded' || wish.hostKey !== '';
  const wrong = problem?.code === 'hostKeyNeeded' && wish.hostKey !== '';
  return (
    <>
      {needed && (
        <Field
          label={t('host.hostKey')}
          type="password"
          value={wish.hostKey}
          onInput={(hostKey) => onChange({ hostKey })}
          hint={t('host.hostKeyHint')}
          error={wrong ? t('host.hostKeyWrong') : undefined}
        />
      )}
      {problem && problem.code !== 'hostKeyNeeded' && (
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
      )}
    </>
  );
}

function sessionOf(wish: SessionWish): CreateSession | undefined {
  const seats = wholeNumber(wish.seats, 1, SEATS_MAX);
  const teams = wholeNumber(wish.teams, 1, TEAMS_MAX);
  if (!seats || !teams || wish.scenario === '') return undefined;
  const { scenario, teamForming } = wish;
  const title = wish.title.trim();
  const freeNames = wish.names === 'free';
  return { scenario, seats, teams, teamForming, freeNames, solo: false, ...(title && { title }) };
}
