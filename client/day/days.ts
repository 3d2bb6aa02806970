import { dailyOf } from '#shared/scenarios/index.ts';

/** So many days stay playable, today among them. */
const DAYS_KEPT = 30;
const DAY_MS = 86_400_000;

/** A day with its hall and seed: the same for everybody. */
export interface Day {
  /** `2026-11-30`, of the calendar of Greenwich, so that everybody's day is the same one. */
  readonly date: string;
  readonly hall: string;
  readonly seed: string;
}

/** The hall of a date; nothing for what is no date, and for days to come. */
export function dayOf(date: string, nowMs: number): Day | undefined {
  const daily = dailyOf(date);
  return daily && date <= dateOf(nowMs) ? { date, ...daily } : undefined;
}

/** The last days, today first. */
export function lastDays(nowMs: number): readonly Day[] {
  return Array.from({ length: DAYS_KEPT }, (_, ago) => dayOf(dateOf(nowMs - ago * DAY_MS), nowMs)).filter(
    (day) => day !== undefined,
  );
}

/** Whether a day can still be played. */
export function isPlayable({ date }: Day, nowMs: number): boolean {
  return lastDays(nowMs).some((day) => day.date === date);
}

/** The day whose hall and seed a game had, if it is one of the last; the game may have been begun anywhere. */
export function dayOfGame(hall: string, seed: string, nowMs: number): Day | undefined {
  return lastDays(nowMs).find((day) => day.hall === hall && day.seed === seed);
}

function dateOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
