import type { JSX } from 'preact';
import { t } from '#client/words/words.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';
import { useGhosts } from '../run/ghost-line.ts';
import { useGhost } from '../run/use-course.ts';
import { RaceResult } from './race-result.tsx';
import type { RacedSession } from './raced-session.ts';
import { ShareGhost } from './share-ghost.tsx';
import { useGameEnd } from './use-game-end.ts';

export interface RaceEndProps {
  readonly session: RacedSession;
  readonly place: GhostPlace;
  /** The ghost that was raced, packed; absent = nobody was. */
  readonly ghost: string | undefined;
}

/** What follows a game alone: it is kept if it is the best, compared with the ghost that was raced, and can be handed on. */
export function RaceEnd({ session, place, ghost }: RaceEndProps): JSX.Element | null {
  const line = useGhosts();
  const end = useGameEnd(session, line, place);
  const raced = useGhost(line, ghost);
  if (!end) return null;
  return (
    <div class="stack">
      {end.isBest && <p class="notice good">{t('ghost.newBest')}</p>}
      {raced?.ok && <RaceResult line={line} own={end.own} ghost={raced.value} par={session.par.value} />}
      <section class="stack">
        <h2>{t('ghost.share')}</h2>
        <ShareGhost ghost={end.own} />
      </section>
    </div>
  );
}
