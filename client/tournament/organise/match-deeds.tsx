import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#client/ui/controls/button.tsx';
import { t } from '#client/words/words.ts';
import type { OrganiserView, TournamentMatchView } from '#shared/tournament/messages.ts';
import { entryName } from '../show/tournament-words.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import type { Give } from './give.ts';

interface MatchDeedsProps {
  readonly view: OrganiserView;
  readonly match: TournamentMatchView;
  readonly give: Give;
}

/** What an organiser may do about a match: give it to who was there, play it again, put another result in its place. */
export function MatchDeeds({ view, match, give }: MatchDeedsProps): JSX.Element | null {
  const [correcting, setCorrecting] = useState(false);
  if (match.state === 'failed') return null;
  const open = match.state === 'open';
  return (
    <div class="row match-deeds">
      {view.stuck.includes(match.no) && <strong>{t('tournament.organise.stuck')}</strong>}
      {open && <WalkoverButtons view={view} match={match} give={give} />}
      {open && (
        <Button kind="quiet" size="small" onClick={() => void give({ type: 'replay', match: match.no })}>
          {t('tournament.organise.again')}
        </Button>
      )}
      {!open && (
        <Button kind="quiet" size="small" onClick={() => setCorrecting(true)}>
          {t('tournament.organise.correct')}
        </Button>
      )}
      {correcting && <CorrectionDialog view={view} match={match} give={give} onClose={() => setCorrecting(false)} />}
    </div>
  );
}

/** In a duel each of the two may win without a game; in an event for all there is no such thing. */
function WalkoverButtons({ view, match, give }: MatchDeedsProps): JSX.Element | null {
  if (match.entries.length !== 2) return null;
  return (
    <>
      {match.entries.map((entry) => (
        <Button
          key={entry}
          kind="quiet"
          size="small"
          onClick={() => void give({ type: 'walkover', match: match.no, present: [entry] })}
        >
          {t('tournament.organise.walkover', { name: entryName(view, entry) })}
        </Button>
      ))}
    </>
  );
}
