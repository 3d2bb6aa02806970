import type { ComponentType, JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PlaySession } from '#client/net/play-session.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { ask } from '#client/ui/controls/ask.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { teamName } from '#client/words/team-name.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';

/** The hall of the team that the instructor looks at. */
export function WatchedHall({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element | null {
  const section = useRef<HTMLElement>(null);
  const watched = session.watched.value;
  // Watching starts at a card that may be far up the page.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [watched]);
  const team = view.teams.find(({ no }) => no === watched);
  if (!team) return null;
  return (
    <section class="stack" ref={section}>
      <div class="roster-head">
        <h2>{t('instructor.watchTitle', { name: teamName(team) })}</h2>
        <Button size="small" onClick={() => void ask(session.watch(-1))}>
          {t('instructor.watchStop')}
        </Button>
      </div>
      <Floor key={team.no} session={session} />
    </section>
  );
}

/** The floor with its engine, fetched when the first hall is watched. */
function Floor({ session }: { session: RemoteSession }): JSX.Element {
  const [place, setPlace] = useState<{ hall: ComponentType<{ session: PlaySession }> } | 'loading' | 'failed'>(
    'loading',
  );
  useEffect(() => {
    import('./hall-place.tsx').then(
      ({ HallPlace }) => setPlace({ hall: HallPlace }),
      () => setPlace('failed'),
    );
  }, []);
  if (place === 'failed') return <p class="notice bad">{t('app.pageFailed')}</p>;
  if (place === 'loading' || !session.world.value) return <p class="soft">{t('instructor.watchWait')}</p>;
  const Hall = place.hall;
  return <Hall session={session} />;
}
