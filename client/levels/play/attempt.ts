import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { LocalSession } from '#client/local/local-session.ts';
import type { HallLevel } from '#shared/levels/hall-level.ts';
import type { SeenLog } from './seen-log.ts';

/** One attempt at a level in a hall. */
export interface HallAttempt {
  readonly level: HallLevel;
  readonly session: LocalSession;
  readonly seen: SeenLog;
  /** Plays it again from its beginning, in the same hall. */
  readonly again: () => void;
}

export const AttemptPlace = createContext<HallAttempt | undefined>(undefined);

/** The attempt that is being played around this component. */
export function useAttempt(): HallAttempt {
  const attempt = useContext(AttemptPlace);
  if (!attempt) throw new Error('no attempt is being played here');
  return attempt;
}
