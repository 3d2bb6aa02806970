import type { JSX } from 'preact';
import { keptTournamentKey } from '#client/net/tournament-keys.ts';
import { findTournament } from '#client/net/tournaments.ts';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import { BracketView } from '../show/bracket-view.tsx';
import { LiveHalls } from '../show/live-halls.tsx';
import { MatchList } from '../show/match-list.tsx';
import { StandingsTable } from '../show/standings-table.tsx';
import { PolledNotice, TournamentHead, titleOf } from '../show/tournament-head.tsx';
import '../tournament.css';
import { usePolled } from '../use-polled.ts';
import { EnterForm } from './enter-form.tsx';
import { ResultCheck } from './result-check.tsx';

/** ms between two looks at a tournament; design value. */
const LOOK_MS = 3_000;

/** What everybody may see of a tournament: standings, bracket, halls as they are played, all matches with their replays. */
export function TournamentPage({ code }: { code: string }): JSX.Element {
  const { value: view, problem } = usePolled(code, LOOK_MS, () => findTournament(code));
  return (
    <Page title={view ? titleOf(view) : t('tournament.title')} width="wide">
      <PolledNotice problem={problem} waiting={!view} />
      {view && <Shown view={view} />}
    </Page>
  );
}

function Shown({ view }: { view: TournamentView }): JSX.Element {
  const mayEnter = view.openEntry && view.phase !== 'closed';
  return (
    <div class="stack loose">
      <TournamentHead view={view}>
        <Ways view={view} />
      </TournamentHead>
      {mayEnter && keptTournamentKey(view.code, 'entry') === undefined && <EnterForm view={view} />}
      <Standings view={view} />
      {view.bracket && (
        <section class="stack">
          <h2>{t('tournament.bracket.title')}</h2>
          <BracketView view={view} bracket={view.bracket} />
        </section>
      )}
      {view.phase === 'running' && <LiveHalls view={view} />}
      <section class="stack">
        <h2>{t('tournament.match.title')}</h2>
        <MatchList view={view} />
      </section>
      <ResultCheck view={view} />
    </div>
  );
}

/** Where else one may go: one's own place in it, the picture for a projector. */
function Ways({ view }: { view: TournamentView }): JSX.Element {
  const { code } = view;
  return (
    <p class="row">
      {keptTournamentKey(code, 'entry') !== undefined && (
        <Link to={`/t/${code}/entry`} class="button primary normal">
          {t('tournament.ways.entry')}
        </Link>
      )}
      {keptTournamentKey(code, 'organiser') !== undefined && (
        <Link to={`/t/${code}/organise`} class="button plain normal">
          {t('tournament.ways.organise')}
        </Link>
      )}
      <Link to={`/t/${code}/screen`}>{t('tournament.ways.screen')}</Link>
    </p>
  );
}

function Standings({ view }: { view: TournamentView }): JSX.Element {
  return (
    <section class="stack">
      <h2>{t('tournament.standings')}</h2>
      {view.frozen && <p class="notice">{t('tournament.frozen')}</p>}
      {view.revealed.length > 0 && view.frozen && (
        <StandingsTable view={view} table={view.revealed} caption={t('tournament.revealedTitle')} />
      )}
      <StandingsTable view={view} table={view.table} caption={t('tournament.standings')} />
      {view.rules.format.kind !== 'elimination' && (
        <p class="soft">
          {t('tournament.tiesNote', { ties: view.rules.tieBreaks.map((tie) => t(`tournament.tie.${tie}`)).join(', ') })}
        </p>
      )}
    </section>
  );
}
