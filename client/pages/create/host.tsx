import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiProblem } from '#client/net/api.ts';
import { keepSeat } from '#client/net/seat-store.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { Choice } from '#client/ui/controls/choice.tsx';
import { Field } from '#client/ui/controls/field.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import { type CreateSession, SEATS_MAX, type SessionCreated, TEAMS_MAX } from '#shared/protocol/messages.ts';
import { CreationEnd } from './creation-end.tsx';
import { HostedSessions } from './hosted-sessions.tsx';
import './host.css';
import { JobsChoice } from './jobs-choice.tsx';
import { LessonChoice } from './lesson-choice.tsx';
import { ScenarioChoice } from './scenario-choice.tsx';
import { type SessionWish, startWish, wholeNumber, withLesson } from './session-wish.ts';
import { useCreation } from './use-creation.ts';
import { WeightsChoice } from './weights-choice.tsx';

const TITLE_SIGNS_MAX = 60;

/** Opens a session for a group; the host key is asked for only by servers that want one. */
export function HostPage(): JSX.Element {
  const [wish, setWish] = useState<SessionWish>(startWish);
  const change = (part: Partial<SessionWish>): void => setWish({ ...wish, ...part });
  const creation = useCreation(enter);
  const scenario = wish.scenario || (creation.scenarios[0]?.id ?? '');
  const submit = (event: Event): void => {
    event.preventDefault();
    const session = sessionOf({ ...wish, scenario });
    if (session) void creation.create(session);
  };
  if (creation.problem && creation.scenarios.length === 0) return <NoServer problem={creation.problem} />;
  return (
    <Page title={t('host.title')} width="medium">
      <form class="stack loose" onSubmit={submit}>
        <div class="stack">
          <h1>{t('host.title')}</h1>
          <p class="soft">{t('host.intro')}</p>
          <p>
            <Link to="/tournaments">{t('host.tournament')}</Link>
          </p>
        </div>
        <LessonChoice
          value={wish.lesson}
          onChange={(lesson, teamSize) => setWish(withLesson(wish, lesson, teamSize))}
        />
        {wish.lesson === '' && (
          <ScenarioChoice scenarios={creation.scenarios} value={scenario} onChange={(id) => change({ scenario: id })} />
        )}
        <Numbers wish={wish} onChange={change} />
        <Forming wish={wish} onChange={change} />
        <JobsChoice wish={wish} onChange={change} />
        {wish.lesson === '' && <WeightsChoice value={wish.weights} onChange={(weights) => change({ weights })} />}
        <Choice
          legend={t('host.others')}
          value={wish.others}
          onChange={(others) => change({ others })}
          options={[
            { value: 'points', title: t('host.othersPoints'), text: t('host.othersPointsText') },
            { value: 'names', title: t('host.othersNames'), text: t('host.othersNamesText') },
          ]}
        />
        <Field
          label={t('host.sessionTitle')}
          value={wish.title}
          onInput={(title) => change({ title })}
          hint={t('host.sessionTitleHint')}
          maxLength={TITLE_SIGNS_MAX}
        />
        <CreationEnd creation={creation} words={t(creation.busy ? 'host.creating' : 'host.create')} />
      </form>
      <HostedSessions creation={creation} />
    </Page>
  );
}

/** Without an answer of the server there is nothing to choose from. */
function NoServer({ problem }: { problem: ApiProblem }): JSX.Element {
  return (
    <Page title={t('host.title')}>
      <div class="stack">
        <h1>{t('host.title')}</h1>
        <p class="notice bad" role="alert">
          {problemWords(problem)}
        </p>
        <div class="row">
          {problem.code !== 'noServer' && <Button onClick={() => location.reload()}>{t('app.retry')}</Button>}
          <Button onClick={() => navigate('/')}>{t('app.home')}</Button>
        </div>
      </div>
    </Page>
  );
}

function enter({ code, instructorToken }: SessionCreated): void {
  keepSeat(code, { role: 'instructor', token: instructorToken, seatCode: '', name: '', solo: false });
  navigate(`/i/${code}`);
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

function sessionOf(wish: SessionWish): CreateSession | undefined {
  const seats = wholeNumber(wish.seats, 1, SEATS_MAX);
  const teams = wholeNumber(wish.teams, 1, TEAMS_MAX);
  if (!seats || !teams || wish.scenario === '') return undefined;
  const { scenario, teamForming, weights, lesson } = wish;
  const title = wish.title.trim();
  const freeNames = wish.names === 'free';
  const showTeams = wish.others === 'names';
  return {
    scenario,
    seats,
    teams,
    teamForming,
    freeNames,
    solo: false,
    weights,
    showTeams,
    ...(wish.jobs !== 'none' && { jobs: wish.jobs }),
    ...(wish.twoKey === 'on' && { twoKey: true }),
    ...(title && { title }),
    ...(lesson && { lesson }),
  };
}
