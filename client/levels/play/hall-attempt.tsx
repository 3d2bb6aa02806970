import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { race, racedGhost } from '#client/ghost/race/kept-ghosts.ts';
import type { RacePanelProps } from '#client/ghost/race/race-panel.tsx';
import type { LocalSession } from '#client/local/local-session.ts';
import { goOnLocal, startLocal } from '#client/local/start-local.ts';
import { PlayPage } from '#client/play/play.tsx';
import type { PlayParts } from '#client/play/play-parts.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withAloneWords } from '#client/words/words.ts';
import { assists } from '../assist/settings.ts';
import { HallEnd } from '../end/hall-end.tsx';
import { levelName } from '../words/level-words.ts';
import { AttemptPlace, type HallAttempt } from './attempt.ts';
import type { AttemptPlan, AttemptProps } from './attempt-plan.ts';
import { LevelGoal } from './level-goal.tsx';
import { LevelStrip } from './level-strip.tsx';
import { SeenLog } from './seen-log.ts';
import { StarPanel } from './star-panel.tsx';

/** In a level the stars count and not the points; who plays alone knows who plays. */
const PARTS: PlayParts = { panels: { score: StarPanel, crew: 'none' }, goal: LevelGoal, strip: LevelStrip };

/** The ghost beside the attempt, for who races one. */
const LazyRace = fetched<RacePanelProps>(
  async () => (await withAloneWords(import('#client/ghost/race/race-panel.tsx'))).RacePanel,
  true,
);

/** One attempt at a level in a hall, from its first second to its stars. */
export function HallAttemptPage(props: AttemptProps): JSX.Element {
  const session = useSession(props);
  return session ? <Running {...props} session={session} /> : <p class="page-wait soft">{t('app.loading')}</p>;
}

function Running({ level, session, onAgain, onAnother }: AttemptProps & { session: LocalSession }): JSX.Element {
  const seen = useMemo(() => new SeenLog(session), [session]);
  useEffect(() => () => seen.close(), [seen]);
  const attempt = useMemo<HallAttempt>(
    () => ({ level, session, seen, again: onAgain }),
    [level, session, seen, onAgain],
  );
  const raced = useMemo(() => racedGhost(session.id), [session.id]);
  const [problem, phase] = [session.problem.value, session.view.value?.phase];
  if (problem) return <Cannot problem={problem} {...{ level }} />;
  if (phase === 'over') return <HallEnd {...{ level, session, onAgain, onAnother }} />;
  if (phase === undefined || phase === 'lobby') return <p class="page-wait soft">{t('app.loading')}</p>;
  return (
    <AttemptPlace.Provider value={attempt}>
      <PlayPage session={session} parts={PARTS} />
      {raced !== undefined && <LazyRace session={session} text={raced} />}
    </AttemptPlace.Provider>
  );
}

function Cannot({ problem, level }: Pick<AttemptProps, 'level'> & { problem: string }): JSX.Element {
  return (
    <Page title={levelName(level.id)}>
      <div class="stack">
        <h1>{t('solo.cannotTitle')}</h1>
        <p class="notice bad" role="alert">
          {t(`solo.cannot.${problem}`)}
        </p>
        <p>
          <Link to="/campaign">{t('attempt.all')}</Link>
        </p>
      </div>
    </Page>
  );
}

/** The session of an attempt: begun, or gone on with; ended with the page. */
function useSession({ level, plan }: AttemptProps): LocalSession | undefined {
  const [session, setSession] = useState<LocalSession>();
  useEffect(() => {
    let left = false;
    let opened: LocalSession | undefined;
    void open(level.id, plan).then((begun) => {
      if (left) return void begun.leave();
      opened = begun;
      if (plan.ghost !== undefined) race(begun.id, plan.ghost, Date.now());
      // Loaded again in the middle of it, the page goes on with it.
      navigate(`/level/${level.id}?game=${begun.id}`, 'replace');
      setSession(begun);
      return begin(begun, plan);
    });
    return () => {
      left = true;
      void opened?.leave();
    };
  }, [level, plan]);
  return session;
}

async function open(level: string, { game, seed }: AttemptPlan): Promise<LocalSession> {
  const kept = game === undefined ? undefined : await goOnLocal(game);
  return kept ?? startLocal({ kind: 'level', level, seed, untimed: assists().untimed }, '');
}

/** Answers what is asked before it, and starts it. */
async function begin(session: LocalSession, { answers }: AttemptPlan): Promise<void> {
  for (const [ask, value] of Object.entries(answers)) await session.answer(ask, value);
  await session.control({ type: 'start' });
}
