import type { JSX } from 'preact';
import { matchCode } from '#client/net/match-code.ts';
import { Link } from '#client/ui/page/link.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import type { TournamentMatchView, TournamentView } from '#shared/tournament/messages.ts';
import { entryName, milliText } from './tournament-words.ts';

interface MatchListProps {
  readonly view: TournamentView;
  /** What stands at the end of a line, for who may do something about it. */
  readonly deeds?: (match: TournamentMatchView) => JSX.Element | null;
}

/** All matches, the newest round first; those that are over with their result and the way to their replay. */
export function MatchList({ view, deeds }: MatchListProps): JSX.Element {
  const rounds = [...new Set(view.matches.map(({ round }) => round))].sort((a, b) => b - a);
  if (rounds.length === 0) return <p class="soft">{t('tournament.match.none')}</p>;
  return (
    <div class="stack">
      {rounds.map((round, i) => (
        <details key={round} class="match-round" open={i === 0}>
          <summary>{t('tournament.match.round', { round })}</summary>
          <ul class="match-list">
            {view.matches
              .filter((match) => match.round === round)
              .map((match) => (
                <li key={match.no}>
                  <MatchLine view={view} match={match} />
                  {deeds?.(match)}
                </li>
              ))}
          </ul>
        </details>
      ))}
    </div>
  );
}

function MatchLine({ view, match }: { view: TournamentView; match: TournamentMatchView }): JSX.Element {
  return (
    <div class="match-line">
      <p>
        <span class="mono soft">{t('tournament.match.no', { no: match.no + 1 })}</span>{' '}
        <strong>{whoText(view, match)}</strong>
      </p>
      <p class="soft">
        {hallTitle(match.hall)} · {stateText(view, match)}
        {match.replay && (
          <>
            {' · '}
            <Link
              to={`/d/${matchCode(view.code, match.no)}`}
              label={t('tournament.match.watchOf', { no: match.no + 1 })}
            >
              {t('tournament.match.watch')}
            </Link>
          </>
        )}
      </p>
      <Seal match={match} />
    </div>
  );
}

/** In an event for all the names would be a wall: their number stands for them. */
const NAMES_MOST = 4;

function whoText(view: TournamentView, { entries }: TournamentMatchView): string {
  if (entries.length > NAMES_MOST) return t('tournament.match.all', { count: entries.length });
  return entries.map((entry) => entryName(view, entry)).join(' – ');
}

function stateText(view: TournamentView, match: TournamentMatchView): string {
  const { state, results, present, corrected } = match;
  if (state === 'open') return t(`tournament.match.phase.${match.phase}`);
  if (state === 'failed') return t('tournament.match.failed');
  if (state === 'walkover')
    return t('tournament.match.walkover', { who: present.map((entry) => entryName(view, entry)).join(', ') || '–' });
  const points = match.entries.length > NAMES_MOST ? [] : results.map(({ milliPoints }) => milliText(milliPoints));
  const told = points.length > 0 ? points.join(' : ') : t('tournament.match.over');
  return corrected ? t('tournament.match.corrected', { result: told }) : told;
}

/** What was published before the match, and the seed that it seals. */
function Seal({ match }: { match: TournamentMatchView }): JSX.Element | null {
  if (!match.seal) return null;
  return (
    <details class="match-seal">
      <summary>{t('tournament.match.seal')}</summary>
      <p class="mono">{match.seal}</p>
      {match.seed ? (
        <p class="mono">{t('tournament.match.seed', { seed: match.seed })}</p>
      ) : (
        <p>{t('tournament.match.sealed')}</p>
      )}
    </details>
  );
}
