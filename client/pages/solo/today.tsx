import type { JSX } from 'preact';
import { Button } from '#client/ui/controls/button.tsx';
import { Link } from '#client/ui/page/link.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { dailyOf } from '#shared/scenarios/index.ts';

interface TodayProps {
  readonly onPlay: (hall: string, seed: string) => void;
}

/** The hall of the day: one hall and one seed for everybody who plays it on this date. */
export function Today({ onPlay }: TodayProps): JSX.Element | null {
  const daily = dailyOf(new Date().toISOString().slice(0, 10));
  if (!daily) return null;
  return (
    <section class="notice row" aria-label={t('solo.today')}>
      <p>
        <strong>{t('solo.today')}:</strong> {hallTitle(daily.hall)}
        <br />
        <span class="small soft">{t('solo.todayText', { seed: daily.seed })}</span>
      </p>
      <Button onClick={() => onPlay(daily.hall, daily.seed)}>{t('solo.todayPlay')}</Button>
      <Link to="/day">{t('solo.lastDays')}</Link>
    </section>
  );
}
