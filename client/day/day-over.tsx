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
import './day.css';

interface DayOverProps {
  readonly day: Day;
  readonly session: RacedSession;
}

/** The game of a day that is over, to be handed on; it is kept if it is the best of that day. */
export function DayOver({ day, session }: DayOverProps): JSX.Element {
  const result = useResult(day, session);
  return (
    <section class="stack">
      <h2>{t('day.title')}</h2>
      {result ? (
        <ShareDay day={day} result={result} />
      ) : (
        <p class="soft" role="status">
          {t('day.counting')}
        </p>
      )}
      <div>
        <Button onClick={() => navigate(`/day/${day.date}`)}>{t('day.back')}</Button>
      </div>
    </section>
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
