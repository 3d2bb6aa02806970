import type { JSX } from 'preact';
import { DayPage } from '#client/day/day-page.tsx';
import { begin } from './begin.ts';

/** The day's hall, played like any other one alone. */
export function DayHallPage({ date }: { date?: string }): JSX.Element {
  return <DayPage date={date} onPlay={({ hall, seed }, ghost) => begin({ kind: 'hall', hall, seed }, ghost)} />;
}
