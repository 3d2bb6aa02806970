import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { racedGhost } from '#client/ghost/race/kept-ghosts.ts';
import type { RacePanelProps } from '#client/ghost/race/race-panel.tsx';
import type { LocalSession } from '#client/local/local-session.ts';
import { goOnLocal } from '#client/local/start-local.ts';
import { SoloStart } from '#client/pages/lobby/solo-start.tsx';
import type { OverProps } from '#client/pages/session/over.tsx';
import { Hall } from '#client/play/hall.tsx';
import { Button } from '#client/ui/controls/button.tsx';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withAloneWords } from '#client/words/words.ts';
import type { AfterProps } from './after-game.tsx';
import { takeBegun } from './begin.ts';

/** What one came to, fetched when a game is over. */
const Over = fetched<OverProps>(async () => (await import('#client/pages/session/over.tsx')).Over);

/** The ghost beside the game, and what is made of a game that is over: the words and the code of those come only then. */
const Race = fetched<RacePanelProps>(
  async () => (await withAloneWords(import('#client/ghost/race/race-panel.tsx'))).RacePanel,
  true,
);
const After = fetched<AfterProps>(async () => (await withAloneWords(import('./after-game.tsx'))).AfterGame, true);

/** A game alone, from its brief to its end. */
export function LocalPage({ game }: { game: string }): JSX.Element | null {
  const session = useGame(game);
  return session ? <Phase session={session} /> : null;
}

function Phase({ session }: { session: LocalSession }): JSX.Element {
  const raced = useMemo(() => racedGhost(session.id), [session.id]);
  const [problem, phase] = [session.problem.value, session.view.value?.phase];
  if (problem) return <Cannot problem={problem} />;
  if (phase === undefined) return <p class="page-wait soft">{t('app.loading')}</p>;
  if (phase === 'over')
    return (
      <Over code={session.id} session={session}>
        <After session={session} />
      </Over>
    );
  if (phase === 'lobby') return <SoloStart session={session} />;
  return (
    <>
      <Hall session={session} />
      {raced !== undefined && <Race session={session} text={raced} />}
    </>
  );
}

/** A game that cannot be played (any more), and why. */
function Cannot({ problem }: { problem: string }): JSX.Element {
  return (
    <Page title={t('solo.title')}>
      <div class="stack">
        <h1>{t('solo.cannotTitle')}</h1>
        <p class="notice bad" role="alert">
          {t(`solo.cannot.${problem}`)}
        </p>
        <div class="row">
          <Button kind="primary" onClick={() => navigate('/solo')}>
            {t('solo.title')}
          </Button>
        </div>
      </div>
    </Page>
  );
}

/** The game that was just begun, or that this device keeps; without one, the way leads to what can be played. */
function useGame(id: string): LocalSession | undefined {
  const [session, setSession] = useState<LocalSession>();
  useEffect(() => {
    let left = false;
    let opened = takeBegun(id);
    setSession(opened);
    if (!opened)
      void goOnLocal(id).then((kept) => {
        if (left) return void kept?.leave();
        opened = kept;
        if (kept) setSession(kept);
        else navigate('/solo', 'replace');
      });
    return () => {
      left = true;
      void opened?.leave();
    };
  }, [id]);
  return session;
}
