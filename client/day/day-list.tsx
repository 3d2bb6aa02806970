import type { JSX } from 'preact';
import { points } from '#client/model/facts/score.ts';
import { Link } from '#client/ui/page/link.tsx';
import { hallTitle } from '#client/words/hall-title.ts';
import { t } from '#client/words/words.ts';
import { dateText } from './date-text.ts';
import { dayResult } from './day-results.ts';
import type { Day } from './days.ts';

/** The days before today, each with what one came to on this device. */
export function DayList({ days }: { days: readonly Day[] }): JSX.Element {
  return (
    <ol class="day-list">
      {days.map((day) => (
        <DayLine key={day.date} day={day} />
      ))}
    </ol>
  );
}

function DayLine({ day }: { day: Day }): JSX.Element {
  const result = dayResult(day.date);
  return (
    <li>
      <Link to={`/day/${day.date}`} class="day-line">
        <span class="day-date">{dateText(day.date)}</span>
        <strong>{hallTitle(day.hall)}</strong>
        <span class={result ? 'mono' : 'soft small'}>
          {result ? t('day.points', { points: points(result.milliPoints) }) : t('day.notPlayed')}
        </span>
      </Link>
    </li>
  );
}
