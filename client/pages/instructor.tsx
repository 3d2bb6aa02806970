import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Controls } from '#client/console/controls.tsx';
import { Door } from '#client/console/door.tsx';
import { Invitation } from '#client/console/invitation.tsx';
import { OverSummary } from '#client/console/over-summary.tsx';
import { Roster } from '#client/console/roster.tsx';
import { TeamCards } from '#client/console/team-cards.tsx';
import { WatchedHall } from '#client/console/watched-hall.tsx';
import { keepPastGame } from '#client/net/past-games.ts';
import { RemoteSession } from '#client/net/remote-session.ts';
import { dropSeat, keptSeat } from '#client/net/seat-store.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { LinkBadge } from '#client/ui/page/link-badge.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withLessonWords } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { ClosedView } from './session/closed-view.tsx';
import './instructor.css';
import { LinkLost } from './session/link-lost.tsx';

/** The console of the one who leads a session. */
export function InstructorPage({ code }: { code: string }): JSX.Element | null {
  const session = useInstructorSeat(code);
  if (!session) return null;
  const [view, because] = [session.view.value, session.closedBecause.value];
  if (because && because !== 'over') return <ClosedView code={code} because={because} />;
  return (
    <>
      <LinkLost session={session} />
      <Page title={t('instructor.title')} width="wide" head={<LinkBadge session={session} />}>
        {view ? <Console code={code} session={session} /> : <p role="status">{t('app.linkConnecting')} …</p>}
      </Page>
    </>
  );
}

/** Comes when the session runs: with it comes the engine's list of what can go wrong. */
const Faults = fetched<{ session: RemoteSession; view: RoomView }>(
  async () => (await import('#client/console/faults.tsx')).Faults,
);

const Strip = fetched<{ session: RemoteSession; view: RoomView }>(
  async () => (await withLessonWords(import('#client/lesson/lesson-strip.tsx'))).LessonStrip,
  true,
);
const Asking = fetched<{ session: RemoteSession }>(
  async () => (await withLessonWords(import('#client/lesson/ask-desk.tsx'))).AskDesk,
  true,
);
const FrontDesk = fetched<{ code: string; session: RemoteSession; view: RoomView }>(
  async () => (await withLessonWords(import('#client/lesson/front-desk.tsx'))).FrontDesk,
  true,
);

function Console({ code, session }: { code: string; session: RemoteSession }): JSX.Element | null {
  const view = session.view.value;
  if (!view) return null;
  if (view.phase === 'over') return <OverSummary code={code} session={session} view={view} />;
  return (
    <div class={`console ${view.phase === 'lobby' ? 'in-lobby' : ''}`}>
      {session.class.value?.lesson && <Strip session={session} view={view} />}
      <div class="console-side stack">
        <h1>{view.title || t('instructor.title')}</h1>
        {view.stalled && <p role="status">{t('problem.storageFailing')}</p>}
        <Controls session={session} view={view} />
        <Asking session={session} />
        <FrontDesk code={code} session={session} view={view} />
        <Invitation view={view} />
        {!view.solo && <Door session={session} view={view} />}
      </div>
      {view.phase !== 'lobby' && (
        <div class="console-faults">
          <Faults session={session} view={view} />
        </div>
      )}
      <div class="console-main stack loose">
        <TeamCards session={session} view={view} />
        <WatchedHall session={session} view={view} />
        <Roster session={session} view={view} />
      </div>
    </div>
  );
}

function useInstructorSeat(code: string): RemoteSession | undefined {
  const [session, setSession] = useState<RemoteSession>();
  useEffect(() => {
    const seat = keptSeat(code, 'instructor');
    if (!seat) {
      navigate('/host', 'replace');
      return;
    }
    const opened = new RemoteSession(seat.token);
    const stop = opened.closedBecause.subscribe((because) => {
      if (because === 'badToken') dropSeat(code, 'instructor');
    });
    const stopView = opened.view.subscribe((view) => {
      if (view?.phase === 'over') keepPastGame({ code, role: 'instructor', token: seat.token, title: view.title });
    });
    setSession(opened);
    return () => {
      stop();
      stopView();
      opened.leave();
    };
  }, [code]);
  return session;
}
