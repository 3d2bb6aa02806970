import type { JSX } from 'preact';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { LazyBrief } from '#client/panels/brief/lazy-brief.tsx';
import { LinkBadge } from '#client/ui/page/link-badge.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { showCode } from '#client/words/session-code.ts';
import { t } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { DeviceCheck } from './device-check.tsx';
import { DryHallPanel } from './dry-hall-panel.tsx';
import '#client/pages/join/join-name.css';
import './lobby.css';
import { isTaken } from '#client/net/is-taken.ts';
import { LobbySelf } from './lobby-self.tsx';
import { LobbyTeams } from './lobby-teams.tsx';
import { SoloStart } from './solo-start.tsx';

/** Waiting for the start: who is here, in which team, is everything ready; and a hall to try things in. */
export function Lobby({ session }: { session: RemoteSession }): JSX.Element | null {
  const [view, welcome] = [session.view.value, session.welcome.value];
  if (!view || !welcome) return null;
  if (view.solo) return <SoloStart session={session} />;
  const mine = welcome.you.role === 'player' ? view.seats[welcome.you.seat] : undefined;
  return (
    <Page title={t('lobby.title')} width="wide" head={<LinkBadge session={session} />}>
      <div class="lobby">
        <LobbyHead view={view} />
        <div class="lobby-self stack">
          {view.stalled && <p role="status">{t('problem.storageFailing')}</p>}
          {mine && <LobbySelf session={session} mine={mine} seatCode={welcome.seatCode ?? ''} />}
          <DeviceCheck linkMs={session.linkMs} />
        </div>
        <div class="lobby-teams">
          <LobbyTeams session={session} view={view} mine={mine} />
        </div>
        <section
          class="panel stack lobby-brief"
          aria-label={t('lobby.brief', { hall: hallTitle(welcome.scenario.id) })}
        >
          <h2>{t('lobby.brief', { hall: hallTitle(welcome.scenario.id) })}</h2>
          <LazyBrief scenario={welcome.scenario} weights={view.weights} />
        </section>
        <div class="lobby-hall">
          <DryHallPanel />
        </div>
      </div>
    </Page>
  );
}

function LobbyHead({ view }: { view: RoomView }): JSX.Element {
  const seated = view.seats.filter(isTaken);
  const ready = seated.filter((seat) => seat.ready).length;
  return (
    <header class="lobby-head">
      <div>
        <p class="join-code mono">
          {t('lobby.code')} {showCode(view.code)}
          {view.door !== 'open' && ` · ${t(`lobby.door.${view.door}`)}`}
        </p>
        <h1>{view.title || t('lobby.title')}</h1>
      </div>
      <p class="lobby-count">
        <strong>{t('lobby.peopleCount', { seated: seated.length, capacity: view.capacity })}</strong>
        <span class="soft">{t('lobby.readyCount', { ready, seated: seated.length })}</span>
      </p>
    </header>
  );
}
