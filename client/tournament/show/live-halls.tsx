import type { JSX } from 'preact';
import { liveMatches } from '#client/net/tournaments.ts';
import { Towers } from '#client/projector/skyline.tsx';
import { t } from '#client/words/words.ts';
import type { LiveMatches, TournamentView } from '#shared/tournament/messages.ts';
import { usePolled } from '../use-polled.ts';
import { entryName } from './tournament-words.ts';

/** ms between two looks at the halls; design value. */
const LOOK_MS = 3_000;
/** So many matches are shown at once: more cannot be told apart. Design value. */
const MATCHES_MOST = 12;

/** The halls of the matches that are played, late by what the tournament has set. */
export function LiveHalls({ view }: { view: TournamentView }): JSX.Element | null {
  const { value } = usePolled(view.code, LOOK_MS, () => liveMatches(view.code));
  if (!value || value.matches.length === 0) return null;
  return (
    <section class="stack" aria-label={t('tournament.live.title')}>
      <h2>{t('tournament.live.title')}</h2>
      {view.settings.delayS > 0 && <p class="soft">{t('tournament.live.late', { seconds: view.settings.delayS })}</p>}
      <ul class="live-matches">
        {value.matches.slice(0, MATCHES_MOST).map((live) => (
          <LiveMatch key={live.match} view={view} live={live} />
        ))}
      </ul>
    </section>
  );
}

function LiveMatch({ view, live }: { view: TournamentView; live: LiveMatches['matches'][number] }): JSX.Element {
  const match = view.matches.find(({ no }) => no === live.match);
  const points = (team: number): string => {
    const standing = live.stage.standings.find((each) => each.team === team);
    return standing ? String(standing.points) : '';
  };
  return (
    <li class="live-match">
      {live.stage.halls.map(({ team, hosts }) => (
        <div key={team} class="live-hall" style={{ '--team': `var(--team-${team % 8})` }}>
          <Towers hosts={hosts} />
          <p>
            {entryName(view, match?.entries[team])} <span class="mono">{points(team)}</span>
          </p>
        </div>
      ))}
    </li>
  );
}
