import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { DayOver } from '#client/day/day-over.tsx';
import { dayOfGame } from '#client/day/days.ts';
import { racedGhost } from '#client/ghost/race/kept-ghosts.ts';
import { RaceEnd } from '#client/ghost/race/race-end.tsx';
import type { LocalSession } from '#client/local/local-session.ts';

export interface AfterProps {
  readonly session: LocalSession;
}

/** What follows a game in a hall: what it is as the hall of a day, the race that it was, and the game as a ghost. */
export function AfterGame({ session }: AfterProps): JSX.Element | null {
  const { game } = session;
  const raced = useMemo(() => racedGhost(session.id), [session.id]);
  if (game.kind !== 'hall') return null;
  const day = dayOfGame(game.hall, game.seed, Date.now());
  return (
    <>
      {day && <DayOver day={day} session={session} />}
      <RaceEnd session={session} place={{ kind: 'hall', id: game.hall }} ghost={raced} />
    </>
  );
}
