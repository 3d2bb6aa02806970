import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { joinUrl, shortHost } from '#client/console/join-url.ts';
import { QrCode } from '#client/console/qr-code.tsx';
import { useLeftS } from '#client/lesson/use-left.ts';
import type { RemoteSession } from '#client/net/remote-session.ts';
import { setTheme, theme } from '#client/ui/page/theme.ts';
import { duration } from '#client/words/formats.ts';
import { hallTitle } from '#client/words/hall-title.ts';
import { showCode } from '#client/words/session-code.ts';
import { hasWords, t } from '#client/words/words.ts';
import { lessonById } from '#shared/lessons/index.ts';
import type { RoomView } from '#shared/protocol/messages.ts';
import type { Stage } from '#shared/protocol/stage.ts';
import { ProjectorMiddle } from './projector-middle.tsx';
import { Standings, Ticker } from './ticker.tsx';
import { useProjector } from './use-projector.ts';
import './projector.css';

/** What a class sees at the front: never needed to play, and nothing on it can be pressed that changes the session. */
export function ProjectorPage({ code }: { code: string }): JSX.Element {
  const session = useProjector(code);
  useEffect(() => {
    document.title = t('app.pageTitle', { page: t('projector.title') });
  }, []);
  if (session === 'noLink') return <p class="projector-wait">{t('projector.noLink')}</p>;
  const view = session?.view.value;
  if (!session || !view) return <p class="projector-wait">{t('app.linkConnecting')} …</p>;
  if (session.closedBecause.value === 'badToken') return <p class="projector-wait">{t('projector.noLink')}</p>;
  return (
    <main class={`projector ${view.phase}`}>
      <Head session={session} view={view} />
      {view.phase === 'lobby' && !session.class.value?.ask ? (
        <JoinScreen view={view} />
      ) : (
        <ProjectorMiddle session={session} view={view} />
      )}
      {session.stage.value && view.phase !== 'over' && <Foot view={view} stage={session.stage.value} />}
    </main>
  );
}

function Head({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element {
  const stage = session.stage.value;
  const light = theme.value === 'light';
  return (
    <header class="projector-head">
      <h1>{view.title || whatIsPlayed(session)}</h1>
      <LessonNow session={session} view={view} />
      {view.phase === 'running' && stage?.next && (
        <p class="projector-next">
          {t('projector.next', { what: announced(stage.next.kind), time: duration(stage.next.inS) })}
        </p>
      )}
      <p class="mono">{showCode(view.code)}</p>
      <button
        type="button"
        class="button quiet small"
        aria-pressed={light}
        onClick={() => setTheme(light ? 'dark' : 'light')}
      >
        {t('projector.light')}
      </button>
    </header>
  );
}

/** A lesson by its title, else the hall. */
function whatIsPlayed(session: RemoteSession): string {
  const lesson = session.class.value?.lesson;
  return lesson ? t(`lesson.${lesson.id}.title`) : hallTitle(session.welcome.value?.scenario.id ?? '');
}

function announced(kind: string): string {
  const key = `forecast.${kind}.name`;
  return hasWords(key) ? t(key, { name: '' }).replace(/[:\s]+$/, '') : kind;
}

function LessonNow({ session, view }: { session: RemoteSession; view: RoomView }): JSX.Element | null {
  const told = session.class.value?.lesson;
  const leftS = useLeftS(told);
  const kind = told && lessonById(told.id)?.steps[told.step]?.kind;
  if (!told || !kind || told.away) return view.phase === 'paused' ? <p>{t('projector.paused')}</p> : null;
  return (
    <p class="projector-step">
      <strong>{t(`lesson.kind.${kind}`)}</strong> {view.phase !== 'over' && <span class="mono">{duration(leftS)}</span>}
    </p>
  );
}

function JoinScreen({ view }: { view: RoomView }): JSX.Element {
  return (
    <section class="projector-join">
      <div>
        <p>{t('projector.join')}</p>
        <p class="projector-host">{shortHost()}</p>
        <p class="projector-code mono">{showCode(view.code)}</p>
        <p role="status">{t('projector.in', { count: view.people ?? 0 })}</p>
      </div>
      <QrCode url={joinUrl(view.code)} />
    </section>
  );
}

function Foot({ view, stage }: { view: RoomView; stage: Stage }): JSX.Element {
  return (
    <footer class="projector-foot">
      <Ticker view={view} stories={stage.stories} />
      <Standings view={view} stage={stage} />
    </footer>
  );
}
