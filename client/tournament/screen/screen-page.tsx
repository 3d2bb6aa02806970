import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { base, shortHost } from '#client/console/join-url.ts';
import { QrCode } from '#client/console/qr-code.tsx';
import '#client/projector/projector.css';
import { findTournament } from '#client/net/tournaments.ts';
import { setTheme, theme } from '#client/ui/page/theme.ts';
import { t } from '#client/words/words.ts';
import type { TournamentView } from '#shared/tournament/messages.ts';
import { BracketView } from '../show/bracket-view.tsx';
import { LiveHalls } from '../show/live-halls.tsx';
import { StandingsTable } from '../show/standings-table.tsx';
import { titleOf } from '../show/tournament-head.tsx';
import { phaseText } from '../show/tournament-words.ts';
import '../tournament.css';
import { usePolled } from '../use-polled.ts';
import { Highlight } from './highlight.tsx';

/** ms between two looks; design value. */
const LOOK_MS = 3_000;
/** Rows of the standings that are readable from the last row. */
const ROWS_MOST = 12;

/** A tournament at the front of a room: nothing on it can be pressed that changes it. */
export function ScreenPage({ code }: { code: string }): JSX.Element {
  const { value: view, problem } = usePolled(code, LOOK_MS, () => findTournament(code));
  useEffect(() => {
    document.title = t('app.pageTitle', { page: t('tournament.title') });
  }, []);
  if (!view) return <p class="projector-wait">{problem ? t('tournament.screen.lost') : `${t('app.loading')}`}</p>;
  return (
    <main class="projector tournament-screen">
      <Head view={view} />
      <Middle view={view} />
    </main>
  );
}

function Head({ view }: { view: TournamentView }): JSX.Element {
  const light = theme.value === 'light';
  return (
    <header class="projector-head">
      <h1>{titleOf(view)}</h1>
      <p role="status">{phaseText(view)}</p>
      <p class="mono">{`${shortHost()}/t/${view.code}`}</p>
      <button
        type="button"
        class="button quiet small"
        aria-pressed={light}
        onClick={() => setTheme(light ? 'dark' : 'light')}
      >
        {t('tournament.screen.light')}
      </button>
    </header>
  );
}

function Middle({ view }: { view: TournamentView }): JSX.Element {
  if (view.phase === 'entry') return <Enter view={view} />;
  if (view.phase === 'closed' && view.frozen) return <Reveal view={view} />;
  return (
    <div class="tournament-screen-parts">
      {view.bracket ? (
        <BracketView view={view} bracket={view.bracket} picture={true} />
      ) : (
        <section>
          {view.frozen && <p class="notice">{t('tournament.frozen')}</p>}
          <StandingsTable
            short={true}
            view={view}
            table={view.table.slice(0, ROWS_MOST)}
            caption={t('tournament.standings')}
          />
        </section>
      )}
      {view.phase === 'running' && <LiveHalls view={view} />}
    </div>
  );
}

function Enter({ view }: { view: TournamentView }): JSX.Element {
  return (
    <section class="projector-join">
      <div>
        <p>{t('tournament.screen.enter')}</p>
        <p class="projector-host">{`${shortHost()}/t/${view.code}`}</p>
        <p role="status">{t('tournament.screen.entered', { count: view.entries.length })}</p>
      </div>
      <QrCode url={`${base.value}/t/${view.code}`} />
    </section>
  );
}

/** The places from the last up, the newest one with the best moment of its best game. */
function Reveal({ view }: { view: TournamentView }): JSX.Element {
  const newest = view.revealed.toSorted((a, b) => a.place - b.place)[0];
  if (!newest) return <p class="projector-big">{t('tournament.screen.soon')}</p>;
  return (
    <div class="tournament-screen-parts">
      <Highlight key={newest.entry} view={view} row={newest} />
      <StandingsTable
        short={true}
        view={view}
        table={view.revealed.slice(0, ROWS_MOST)}
        caption={t('tournament.revealedTitle')}
      />
    </div>
  );
}
