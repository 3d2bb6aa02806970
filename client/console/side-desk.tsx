import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { t, withLessonWords, withSeeWords } from '#client/words/words.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import { DESK_TABS, type Desk, type DeskTab } from './desk.ts';
import { Door } from './door.tsx';
import { Invitation } from './invitation.tsx';
import { keyOfTab } from './now/console-keys.ts';
import { JoinDesk } from './people/join-desk.tsx';
import { Log } from './people/log.tsx';
import './side-desk.css';

interface SideProps {
  readonly desk: Desk;
  readonly view: RoomView;
}

/** Comes when the session runs: with it comes the engine's list of what can go wrong. */
const Faults = fetched<{ session: RemoteSession; view: RoomView }>(async () => (await import('./faults.tsx')).Faults);
const Asking = fetched<{ session: RemoteSession }>(
  async () => (await withLessonWords(import('#client/lesson/ask-desk.tsx'))).AskDesk,
);
const FrontDesk = fetched<{ code: string; session: RemoteSession; view: RoomView }>(
  async () => (await withLessonWords(import('#client/lesson/front-desk.tsx'))).FrontDesk,
);
const Say = fetched<{ session: RemoteSession }>(async () => (await withSeeWords(import('./say/say-desk.tsx'))).SayDesk);

/** What an instructor reaches for beside the teams: one part at a time, each with a key. */
export function SideDesk({ desk, view }: SideProps): JSX.Element {
  const inLobby = view.phase === 'lobby';
  const tabs = DESK_TABS.filter((tab) => tab !== 'faults' || !inLobby);
  const open = tabs.find((tab) => tab === desk.tab.value) ?? 'join';
  // With the start the way in is no longer what matters most.
  useEffect(() => {
    desk.tab.value = inLobby ? 'join' : 'faults';
  }, [inLobby]);
  return (
    <div class="side-desk stack">
      <div class="side-tabs" role="tablist" aria-label={t('console.desk')}>
        {tabs.map((tab) => (
          <Tab key={tab} desk={desk} tab={tab} open={tab === open} waiting={tab === 'join' ? view.waiting.length : 0} />
        ))}
      </div>
      <div class="stack" role="tabpanel" aria-labelledby={`desk-${open}`}>
        <Part desk={desk} view={view} tab={open} />
      </div>
    </div>
  );
}

interface TabProps {
  readonly desk: Desk;
  readonly tab: DeskTab;
  readonly open: boolean;
  readonly waiting: number;
}

function Tab({ desk, tab, open, waiting }: TabProps): JSX.Element {
  return (
    <button
      type="button"
      id={`desk-${tab}`}
      role="tab"
      data-tab={tab}
      aria-selected={open}
      aria-keyshortcuts={keyOfTab(tab)}
      onClick={() => {
        desk.tab.value = tab;
      }}
    >
      {t(`console.tab.${tab}`)} {waiting > 0 && <strong>({waiting})</strong>} <kbd>{keyOfTab(tab).toUpperCase()}</kbd>
    </button>
  );
}

function Part({ desk, view, tab }: SideProps & { tab: DeskTab }): JSX.Element {
  const { session, code } = desk;
  switch (tab) {
    case 'join':
      return (
        <>
          <Invitation view={view} />
          {!view.solo && <Door session={session} view={view} />}
          <JoinDesk session={session} view={view} />
        </>
      );
    case 'faults':
      return <Faults session={session} view={view} />;
    case 'say':
      return <Say session={session} />;
    case 'ask':
      return <Asking session={session} />;
    case 'front':
      return <FrontDesk code={code} session={session} view={view} />;
    case 'log':
      return <Log desk={desk} view={view} />;
  }
}
