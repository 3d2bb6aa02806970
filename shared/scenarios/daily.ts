/** Halls of the day, in turn: those with an end and a score that every server has. */
export const DAILY_HALLS: readonly string[] = [
  'sprint',
  'moving-day',
  'long-night',
  'lesson',
  'two-doors',
  'under-attack',
  'elastic',
  'old-and-new',
  'thin-ice',
];

const MS_PER_DAY = 86_400_000;

/** What is played on a day: everybody who plays it has the same hall and the same draw. */
export interface Daily {
  readonly hall: string;
  readonly seed: string;
}

/**
 * The hall of a day, `2026-11-30` (UTC), and its seed, which is the date itself. The halls take turns, so that none comes twice
 * before all have come.
 */
export function dailyOf(date: string): Daily {
  const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY);
  if (Number.isNaN(day)) throw new Error(`no date: ${date}`);
  const { length } = DAILY_HALLS;
  return { hall: DAILY_HALLS[((day % length) + length) % length] ?? '', seed: date };
}
