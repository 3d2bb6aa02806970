import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { keepPastGame, pastGames } from '#client/net/past-games.ts';
import { RemoteSession } from '#client/net/remote-session.ts';
import { dropSeat, keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { Lobby } from '#client/pages/lobby/lobby.tsx';
import { Hall } from '#client/play/hall.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withLessonWords } from '#client/words/words.ts';
import type { AskView } from '#shared/protocol/class.ts';
import { ClosedView } from './closed-view.tsx';
import { LinkLost } from './link-lost.tsx';
import type { OverProps } from './over.tsx';
import { BlankScreen, SaidBanner } from './said-banner.tsx';

/** What one came to, fetched when a game is over. */
const Over = fetched<OverProps>(async () => (await import('./over.tsx')).Over);

/** One's seat in a session, from the lobby to the end. The page that shows it follows the phase of the room. */
export function SessionPage({ code }: { code: string }): JSX.Element | null {
  const session = useSeat(code);
  if (!session) return null;
  return (
    <>
      <LinkLost session={session} />
      <Phase code={code} session={session} />
      <Asked session={session} />
      <SaidBanner session={session} />
      <BlankScreen session={session} />
    </>
  );
}

const Card = fetched<{ session: RemoteSession; ask: AskView }>(
  async () => (await withLessonWords(import('#client/lesson/ask-card.tsx'))).AskCard,
  true,
);

/** What the class is asked, over whatever page is shown: lobby, hall or tables. */
function Asked({ session }: { session: RemoteSession }): JSX.Element | null {
  const told = session.class.value;
  const over = session.view.value?.phase === 'over' || session.closedBecause.value !== undefined;
  return told?.ask && !over ? <Card session={session} ask={told.ask} /> : null;
}

function Phase({ code, session }: { code: string; session: RemoteSession }): JSX.Element {
  const view = session.view.value;
  const because = session.closedBecause.value;
  if (because && because !== 'over') return <ClosedView code={code} because={because} />;
  if (!view) return <Connecting />;
  if (view.phase === 'over' || because === 'over') return <Over code={code} session={session} />;
  if (view.phase === 'lobby') return <Lobby session={session} />;
  return <Hall session={session} />;
}

function Connecting(): JSX.Element {
  return (
    <Page title={t('lobby.title')}>
      <p class="soft" role="status">
        {t('app.linkConnecting')} …
      </p>
    </Page>
  );
}

/** The session of the seat that this device holds; without one, the way leads to the join page. */
function useSeat(code: string): RemoteSession | undefined {
  const [session, setSession] = useState<RemoteSession>();
  useEffect(() => {
    const seat = keptSeat(code);
    if (!seat) {
      const played = pastGames().some((game) => game.code === code);
      navigate(played ? `/d/${code}` : `/j/${code}`, 'replace');
      return;
    }
    const opened = new RemoteSession(seat.token);
    const stop = opened.closedBecause.subscribe((because) => {
      if (because === 'roomOver') lookBackAt(code);
      if (because === 'badToken' || because === 'kicked' || because === 'roomOver') dropSeat(code);
    });
    const stopNames = opened.view.subscribe(() => keepName(code, opened));
    setSession(opened);
    return () => {
      stop();
      stopNames();
      opened.leave();
    };
  }, [code]);
  return session;
}

/** A seat of a session that is over still shows the server who may see its debrief. */
function lookBackAt(code: string, title = ''): void {
  const seat = keptSeat(code);
  if (seat) keepPastGame({ code, role: 'player', token: seat.token, title });
}

/** An instructor may have renamed the seat; a finished game for one is nothing to go on with. */
function keepName(code: string, session: RemoteSession): void {
  const seat = keptSeat(code);
  const [view, you] = [session.view.value, session.welcome.value?.you];
  if (!seat || !view || you?.role !== 'player') return;
  if (view.phase === 'over') lookBackAt(code, view.title || (session.welcome.value?.scenario.id ?? ''));
  if (view.solo && view.phase === 'over') dropSeat(code);
  const name = view.seats.find(({ no }) => no === you.seat)?.name;
  if (name && name !== seat.name && view.phase !== 'over') keepSeat(code, { ...seat, name });
}
