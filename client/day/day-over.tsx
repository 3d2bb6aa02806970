import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { RacedSession } from '#client/ghost/race/raced-session.ts';
import { curvesOf } from '#client/ghost/show/curves.ts';
import { Button } from '#client/ui/controls/button.tsx';
import { navigate } from '#client/ui/page/router.tsx';
import { t } from '#client/words/words.ts';
import { type DayResult, noteDayResult } from './day-results.ts';
import type { Day } from './days.ts';
import { ShareDay } from './share-day.tsx';
import { isWholeDay } from './whole-day.ts';
import './day.css';

interface DayOverProps {
  readonly day: Day;
  readonly session: RacedSession;
}

/** The game of a day that is over; played to its end it is to be handed on, and kept if it is the best of that day. */
export function DayOver({ day, session }: DayOverProps): JSX.Element {
  const world = session.world.value;
  const whole = world !== undefined && isWholeDay(world);
  return (
    <section class="stack">
      <h2>{t('day.title')}</h2>
      {whole ? <Result day={day} session={session} /> : <p>{t('day.notWhole')}</p>}
      <div>
        <Button onClick={() => navigate(`/day/${day.date}`)}>{t('day.back')}</Button>
      </div>
    </section>
  );
}

function Result({ day, session }: DayOverProps): JSX.Element {
  const result = useResult(day, session);
  if (result) return <ShareDay day={day} result={result} />;
  return (
    <p class="soft" role="status">
      {t('day.counting')}
    </p>
  );
}

/** What the game came to; nothing until the bots have played. */
function useResult(day: Day, session: RacedSession): DayResult | undefined {
  const [result, setResult] = useState<DayResult>();
  const [par, score] = [session.par.value, session.score.value];
  const ready = score?.ready ?? false;
  useEffect(() => {
    if (!ready || !par || !score) return;
    let left = false;
    void session.series().then(
      (series) => {
        const curve = curvesOf({ series, first: [] }, { par }).find(({ key }) => key === 'points')?.values ?? [];
        const found = { date: day.date, milliPoints: score.milliPoints, axes: score.axes, curve };
        noteDayResult(found);
        if (!left) setResult(found);
      },
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [session, par, ready, score?.milliPoints]);
  return result;
}
