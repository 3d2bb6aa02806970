import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { racedGhost } from '#client/ghost/race/kept-ghosts.ts';
import type { RaceEndProps } from '#client/ghost/race/race-end.tsx';
import type { LevelNow } from '#client/local/level-now.ts';
import type { LocalSession } from '#client/local/local-session.ts';
import { fetched } from '#client/ui/page/fetched.tsx';
import { Page } from '#client/ui/page/page.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t, withAloneWords } from '#client/words/words.ts';
import type { HallLevel } from '#shared/levels/hall-level.ts';
import { AskForm } from '../ask/ask-form.tsx';
import { AskResults } from '../ask/ask-results.tsx';
import { LevelHead } from '../level/level-head.tsx';
import { levelName } from '../words/level-words.ts';
import { LevelEnd } from './level-end.tsx';

/** The race that it was, and the attempt as a ghost. */
const LazyRaceEnd = fetched<RaceEndProps>(
  async () => (await withAloneWords(import('#client/ghost/race/race-end.tsx'))).RaceEnd,
  true,
);

interface HallEndProps {
  readonly level: HallLevel;
  readonly session: LocalSession;
  readonly onAgain: () => void;
  readonly onAnother: () => void;
}

/** The end of an attempt in a hall: what is asked after it, then its stars. */
export function HallEnd(props: HallEndProps): JSX.Element {
  const { level, session } = props;
  const now = session.level.value;
  const [skipped, setSkipped] = useState(false);
  const after = level.asks?.filter(({ when }) => when === 'after') ?? [];
  const isAsked = !skipped && after.some(({ id }) => !(id in (now?.answers ?? {})));
  if (!now?.over) return <p class="page-wait soft">{t('app.loading')}</p>;
  return (
    <Page title={levelName(level.id)} width="medium">
      {isAsked ? (
        <div class="stack loose">
          <LevelHead level={level} />
          <p>{t('attempt.askAfter')}</p>
          <AskForm
            level={level}
            asks={after}
            button={t('attempt.toStars')}
            onAnswer={(answers) => void answerAll(session, answers)}
            onSkip={() => setSkipped(true)}
          />
        </div>
      ) : (
        <Result {...props} now={now} />
      )}
    </Page>
  );
}

async function answerAll(session: LocalSession, answers: Readonly<Record<string, number>>): Promise<void> {
  for (const [ask, value] of Object.entries(answers)) await session.answer(ask, value);
}

function Result({ level, session, onAgain, onAnother, now }: HallEndProps & { now: LevelNow }): JSX.Element {
  const raced = useMemo(() => racedGhost(session.id), [session.id]);
  // A page that is loaded again begins with the brief: this attempt is over and counted.
  useEffect(() => navigate(`/level/${level.id}`, 'replace'), [level]);
  return (
    <LevelEnd
      level={level}
      result={now}
      spent={now.hints.some((hint) => level.hints[hint - 1]?.costs)}
      debrief={`/d/${session.id}`}
      onAgain={onAgain}
      onAnother={onAnother}
    >
      <AskResults level={level} now={now} />
      <LazyRaceEnd session={session} place={{ kind: 'level', id: level.id }} ghost={raced} />
    </LevelEnd>
  );
}
