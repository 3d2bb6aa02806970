import { keep, kept } from '#client/device/device-store.ts';

/** Ended sessions that this device took part in: their debrief can be opened as long as the server keeps them. */
export interface PastGame {
  readonly code: string;
  readonly role: 'player' | 'instructor';
  /** Shows the server who asks. */
  readonly token: string;
  /** Title of the session, or id of its hall. */
  readonly title: string;
}

const KEPT_AS = 'overcommit.past';
/** So many are kept; the oldest goes. Design value. */
const KEPT_MOST = 12;

/** Newest first. */
export function pastGames(): readonly PastGame[] {
  try {
    const stored: unknown = JSON.parse(kept(KEPT_AS) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isPastGame) : [];
  } catch {
    return [];
  }
}

/** Remembers an ended session; one that is known already moves to the front. */
export function keepPastGame(game: PastGame): void {
  const others = pastGames().filter(({ code, role }) => code !== game.code || role !== game.role);
  keep(KEPT_AS, JSON.stringify([game, ...others].slice(0, KEPT_MOST)));
}

/** The session is nowhere any more. */
export function forgetPastGame(code: string): void {
  keep(KEPT_AS, JSON.stringify(pastGames().filter((game) => game.code !== code)));
}

/** Storage belongs to the user: what is no game counts as none. */
function isPastGame(stored: unknown): stored is PastGame {
  if (typeof stored !== 'object' || stored === null) return false;
  const { code, role, token, title } = stored as Partial<Record<keyof PastGame, unknown>>;
  const texts = [code, token, title].every((text) => typeof text === 'string');
  return texts && (role === 'player' || role === 'instructor');
}
