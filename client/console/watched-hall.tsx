import type { JSX } from 'preact';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { RemoteSession } from '../net/remote-session.ts';
import { ask } from '../pages/ask.ts';
import { Button } from '../ui/button.tsx';
import { teamName } from '../ui/team-name.ts';
import { t } from '../ui/words.ts';
import { HallPlace } from './hall-place.tsx';

/** The hall of the team that the instructor looks at. */
export function WatchedHall({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element | null {
  const team = view.teams.find(({ no }) => no === session.watched.value);
  if (!team) return null;
  return (
    <section class="stack">
      <div class="roster-head">
        <h2>{t('instructor.watchTitle', { name: teamName(team) })}</h2>
        <Button size="small" onClick={() => void ask(session.watch(-1))}>
          {t('instructor.watchStop')}
        </Button>
      </div>
      {session.world.value ? (
        <HallPlace key={team.no} session={session} />
      ) : (
        <p class="soft">{t('instructor.watchWait')}</p>
      )}
    </section>
  );
}
