import { signal } from '@preact/signals';
import { clockText } from '#client/model/facts/facts.ts';
import { t } from '#client/words/words.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { daySecondsOf } from '#shared/sim/kernel/scenario/series-rows.ts';
import { dayAt, hourAt, secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import type { Moment } from '../moments/moments.ts';
import type { ChartTime } from './chart.ts';

const HOURS_PER_DAY = 24;

/** The axis of time of a hall, with its days and the moments that are marked. */
export function chartTimeOf(scenario: Scenario, seconds: number, moments: readonly Moment[]): ChartTime {
  const { secondsPerHour: hourS, startHour } = scenario;
  const tickAt = (second: number) => ticksOf(scenario, second);
  const dayS = daySecondsOf(scenario);
  return {
    seconds,
    dayEnds: dayEndsOf(scenario, seconds),
    marks: moments.map(({ sign, bookmark }) => ({ sign, second: secondsAt(scenario, bookmark.tick) })),
    clock: (second) => clockText({ scenario }, tickAt(second)),
    hour: (second) => {
      const hour = Math.round(second <= 0 ? startHour : hourAt(scenario, tickAt(second))) % HOURS_PER_DAY;
      return hour === 0 && seconds > dayS ? dayText(scenario, tickAt(second)) : hourText(hour);
    },
    hourS,
    firstHourS: (Math.ceil(startHour) - startHour) * hourS,
    lookedAt: signal(undefined),
  };
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}

/** The day that begins at a midnight. */
function dayText(scenario: Scenario, tick: number): string {
  return t('play.day', { no: dayAt(scenario, tick) + 1 });
}

/** Seconds at which a business day ends before the hall does. */
export function dayEndsOf(scenario: Scenario, seconds: number): readonly number[] {
  const ends: number[] = [];
  const dayS = daySecondsOf(scenario);
  for (let second = dayS - scenario.startHour * scenario.secondsPerHour; second < seconds; second += dayS)
    ends.push(second);
  return ends;
}
