import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Desk, openDesk } from '#client/console/desk.ts';
import { listenToConsoleKeys } from '#client/console/now/console-keys.ts';
import { ConsoleKeysHelp } from '#client/console/now/keys-help.tsx';
import { NowBar } from '#client/console/now/now-bar.tsx';
import { OverSummary } from '#client/console/over-summary.tsx';
import { Roster } from '#client/console/people/roster.tsx';
import { SideDesk } from '#client/console/side-desk.tsx';
import { TeamCards } from '#client/console/watch/team-cards.tsx';
import { WatchedHall } from '#client/console/watch/watched-hall.tsx';
import { here } from '#client/device/address.ts';
import { keepPastGame } from '#client/net/past-games.ts';
import { RemoteSession } from '#client/net/remote-session.ts';
import { dropSeat, type KeptSeat, keepSeat, keptSeat } from '#client/net/seat-store.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { LinkBadge } from '#client/ui/page/link-badge.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withLessonWords, withSeeWords } from '#client/words/words.ts';
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

const Strip = fetched<{ session: RemoteSession; view: RoomView }>(
  async () => (await withLessonWords(import('#client/lesson/lesson-strip.tsx'))).LessonStrip,
  true,
);
const Heat = fetched<{ desk: Desk; view: RoomView }>(
  async () => (await withSeeWords(import('#client/console/watch/concept-heat.tsx'))).ConceptHeat,
  true,
);

function Console({ code, session }: { code: string; session: RemoteSession }): JSX.Element | null {
  const [desk] = useState(() => openDesk(code, session));
  useEffect(() => listenToConsoleKeys(desk), [desk]);
  const view = session.view.value;
  if (!view) return null;
  if (view.phase === 'over') return <OverSummary code={code} desk={desk} view={view} />;
  return (
    <div class="console">
      <h1>{view.title || t('instructor.title')}</h1>
      {view.stalled && <p role="status">{t('problem.storageFailing')}</p>}
      <NowBar desk={desk} view={view} />
      {session.class.value?.lesson && <Strip session={session} view={view} />}
      <SideDesk desk={desk} view={view} />
      <div class="console-main stack loose">
        <TeamCards desk={desk} view={view} />
        <WatchedHall session={session} view={view} />
        {view.phase !== 'lobby' && <Heat desk={desk} view={view} />}
        <Roster session={session} view={view} />
      </div>
      <ConsoleKeysHelp desk={desk} />
    </div>
  );
}

function useInstructorSeat(code: string): RemoteSession | undefined {
  const [session, setSession] = useState<RemoteSession>();
  useEffect(() => {
    const seat = invitedSeat(code) ?? keptSeat(code, 'instructor');
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

/** A co-host's way in stands behind the `#` of their link, which no server sees; it is kept here from then on. */
function invitedSeat(code: string): KeptSeat | undefined {
  const token = here().anchor;
  if (token === '') return undefined;
  const seat = { role: 'instructor', token, seatCode: '', name: '', solo: false } as const;
  keepSeat(code, seat);
  navigate(`/i/${code}`, 'replace');
  return seat;
}
