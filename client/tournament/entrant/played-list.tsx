import type { JSX } from 'preact';
import { matchCode } from '#client/net/match-code.ts';
import { Link } from '#client/ui/page/link.tsx';
import { t } from '#client/words/words.ts';
import type { EntrantView, TournamentView } from '#shared/tournament/messages.ts';
import { milliText } from '../show/tournament-words.ts';

interface PlayedProps {
  readonly code: string;
  readonly view: TournamentView;
  readonly played: EntrantView['played'];
}

/** One's own matches, the newest first. */
export function PlayedList({ code, view, played }: PlayedProps): JSX.Element {
  if (played.length === 0) return <p class="soft">{t('tournament.match.none')}</p>;
  const canBeSeen = (no: number): boolean => view.matches.some((match) => match.no === no && match.replay);
  return (
    <ul class="match-list">
      {played.toReversed().map(({ match, round, opponents, outcome, milliPoints }) => (
        <li key={match} class="row">
          <span class="soft">{t('tournament.match.round', { round })}</span>
          <span>
            {opponents.length > 4 ? t('tournament.entry.others', { count: opponents.length }) : opponents.join(', ')}
          </span>
          <strong>{t(`tournament.outcome.${outcome}`)}</strong>
          {milliPoints !== undefined && <span class="mono">{milliText(milliPoints)}</span>}
          {canBeSeen(match) && (
            <Link to={`/d/${matchCode(code, match)}`} label={t('tournament.match.watchOf', { no: match + 1 })}>
              {t('tournament.match.watch')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
