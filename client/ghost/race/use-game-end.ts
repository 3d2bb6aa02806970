import { useEffect, useState } from 'preact/hooks';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';
import type { GhostLine } from '../run/ghost-line.ts';
import type { GhostFacts } from '../run/ghost-messages.ts';
import { noteBest } from './kept-ghosts.ts';
import type { RacedSession } from './raced-session.ts';

/** One's own game that is over, as a ghost, and whether it is the best of its hall or level and seed. */
export interface GameEnd {
  readonly own: GhostFacts;
  readonly isBest: boolean;
}

/** Makes a ghost of a game alone when it is over, and keeps it if it is the best so far; nothing before that. */
export function useGameEnd(session: RacedSession, line: GhostLine, place: GhostPlace): GameEnd | undefined {
  const [end, setEnd] = useState<GameEnd>();
  const rank = rankOf(session);
  const known = rank?.join();
  useEffect(() => {
    if (!rank) return;
    let left = false;
    void endOf(session, line, place, rank).then(
      (found) => !left && setEnd(found),
      () => undefined,
    );
    return () => {
      left = true;
    };
  }, [session, line, known]);
  return end;
}

/** How good a game is that is over: its points, or its stars and then its first figure; nothing while that is not known. */
function rankOf({ view, score, level }: RacedSession): readonly number[] | undefined {
  if (view.value?.phase !== 'over') return undefined;
  const now = level.value;
  if (!now) return score.value?.ready ? [score.value.milliPoints] : undefined;
  const first = now.conditions[0]?.[0];
  const gained = first ? (first.is === 'atLeast' ? first.value : -first.value) : 0;
  return now.over ? [now.stars.filter(Boolean).length, gained] : undefined;
}

async function endOf(
  session: RacedSession,
  line: GhostLine,
  place: GhostPlace,
  rank: readonly number[],
): Promise<GameEnd | undefined> {
  const journal = await session.journal();
  const made = await line.ask('make', { journal, team: 0, who: 'own' });
  if (!made.ok) return undefined;
  const { text, seed } = made.value;
  const isBest = noteBest(place, seed, { text, rank }, Date.now());
  // Nobody is told that an attempt without a star is his best.
  return { own: made.value, isBest: isBest && (rank.length === 1 || (rank[0] ?? 0) > 0) };
}
