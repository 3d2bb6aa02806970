import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { base } from '#client/console/join-url.ts';
import { QrCode } from '#client/console/qr-code.tsx';
import type { ApiProblem } from '#client/net/api.ts';
import { doDeed, organiserView, tournamentExport } from '#client/net/tournaments.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { download } from '#client/ui/files/download.ts';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { problemWords } from '#client/words/problem-words.ts';
import { t } from '#client/words/words.ts';
import type { OrganiserView } from '#shared/tournament/messages.ts';
import { BracketView } from '../show/bracket-view.tsx';
import { MatchList } from '../show/match-list.tsx';
import { StandingsTable } from '../show/standings-table.tsx';
import { PolledNotice, TournamentHead, titleOf } from '../show/tournament-head.tsx';
import '../tournament.css';
import { useTournamentKey } from '../use-key.ts';
import { usePolled } from '../use-polled.ts';
import { EntryList } from './entry-list.tsx';
import type { Give } from './give.ts';
import { LineLog } from './line-log.tsx';
import { MatchDeeds } from './match-deeds.tsx';
import { RunBar } from './run-bar.tsx';

/** ms between two looks of an organiser; design value. */
const LOOK_MS = 2_000;

/** The page from which a tournament is run. */
export function OrganisePage({ code }: { code: string }): JSX.Element {
  const token = useTournamentKey(code, 'organiser');
  if (token === undefined)
    return (
      <Page title={t('tournament.title')}>
        <div class="stack">
          <p>{t('tournament.organise.noKey')}</p>
          <Link to={`/t/${code}`}>{t('tournament.ways.public')}</Link>
        </div>
      </Page>
    );
  return <Organise code={code} token={token} />;
}

function Organise({ code, token }: { code: string; token: string }): JSX.Element {
  const { value: view, problem, set } = usePolled(`${code} ${token}`, LOOK_MS, () => organiserView(code, token));
  const [refused, setRefused] = useState<ApiProblem>();
  const give: Give = async (deed) => {
    const answer = await doDeed(code, token, deed);
    setRefused(answer.ok ? undefined : answer.problem);
    if (answer.ok) set(answer.value);
  };
  return (
    <Page title={view ? titleOf(view) : t('tournament.title')} width="wide">
      <PolledNotice problem={problem} waiting={!view} />
      {view && (
        <div class="stack loose">
          <TournamentHead view={view}>
            <p>
              <Link to={`/t/${code}`}>{t('tournament.ways.public')}</Link> ·{' '}
              <Link to={`/t/${code}/screen`}>{t('tournament.ways.screen')}</Link>
            </p>
          </TournamentHead>
          <RunBar view={view} give={give} />
          {refused && (
            <p class="notice bad" role="alert">
              {problemWords(refused)}
            </p>
          )}
          <Parts view={view} token={token} give={give} />
        </div>
      )}
    </Page>
  );
}

function Parts({ view, token, give }: { view: OrganiserView; token: string; give: Give }): JSX.Element {
  return (
    <>
      <div class="organise-parts">
        {view.phase !== 'closed' && <Invite view={view} />}
        <EntryList view={view} token={token} give={give} />
      </div>
      <section class="stack">
        <h2>{t(view.frozen ? 'tournament.organise.standingsNow' : 'tournament.standings')}</h2>
        {view.frozen && <p class="notice">{t('tournament.organise.frozen')}</p>}
        <StandingsTable view={view} table={view.tableNow} caption={t('tournament.standings')} />
      </section>
      {view.bracket && (
        <section class="stack">
          <h2>{t('tournament.bracket.title')}</h2>
          <BracketView view={view} bracket={view.bracket} />
        </section>
      )}
      <section class="stack">
        <h2>{t('tournament.match.title')}</h2>
        <MatchList view={view} deeds={(match) => <MatchDeeds view={view} match={match} give={give} />} />
      </section>
      <LineLog view={view} give={give} />
      {view.phase === 'closed' && <Take code={view.code} token={token} />}
    </>
  );
}

/** How people find it: address and picture of it. */
function Invite({ view }: { view: OrganiserView }): JSX.Element {
  const url = `${base.value}/t/${view.code}`;
  return (
    <section class="panel stack" aria-label={t('tournament.organise.invite')}>
      <h2>{t('tournament.organise.invite')}</h2>
      <p class="mono tournament-key">{url}</p>
      <div class="organise-qr">
        <QrCode url={url} />
      </div>
    </section>
  );
}

/** The signed export, also before it is revealed. */
function Take({ code, token }: { code: string; token: string }): JSX.Element {
  const take = async (): Promise<void> => {
    const answer = await tournamentExport(code, token);
    if (answer.ok) download(`overcommit-${code}.json`, 'application/json', JSON.stringify(answer.value));
  };
  return (
    <p>
      <Button onClick={() => void take()}>{t('tournament.check.take')}</Button>
    </p>
  );
}
