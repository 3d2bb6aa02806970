import { signal } from '@preact/signals';
import { clockText } from '#client/model/facts/facts.ts';
import type { Scenario } from '#shared/sim/kernel/scenario/scenario.ts';
import { hourAt, secondsAt, ticksOf } from '#shared/sim/kernel/time.ts';
import type { Moment } from '../moments/moments.ts';
import type { ChartTime } from './chart.ts';

const HOURS_PER_DAY = 24;

/** The axis of time of a hall, with its days and the moments that are marked. */
export function chartTimeOf(scenario: Scenario, seconds: number, moments: readonly Moment[]): ChartTime {
  const { secondsPerHour: hourS, startHour } = scenario;
  const tickAt = (second: number) => ticksOf(scenario, second);
  return {
    seconds,
    dayEnds: dayEndsOf(scenario, seconds),
    marks: moments.map(({ sign, bookmark }) => ({ sign, second: secondsAt(scenario, bookmark.tick) })),
    clock: (second) => clockText({ scenario }, tickAt(second)),
    hour: (second) => hourText(second <= 0 ? startHour : hourAt(scenario, tickAt(second))),
    hourS,
    firstHourS: (Math.ceil(startHour) - startHour) * hourS,
    lookedAt: signal(undefined),
  };
}

function hourText(hour: number): string {
  return `${String(Math.round(hour) % HOURS_PER_DAY).padStart(2, '0')}:00`;
}

/** Seconds at which a business day ends before the hall does. */
export function dayEndsOf({ startHour, secondsPerHour }: Scenario, seconds: number): readonly number[] {
  const ends: number[] = [];
  const dayS = HOURS_PER_DAY * secondsPerHour;
  for (let second = (HOURS_PER_DAY - startHour) * secondsPerHour; second < seconds; second += dayS) ends.push(second);
  return ends;
}
