import { race } from '#client/ghost/race/kept-ghosts.ts';
import type { LocalGame } from '#client/local/local-game.ts';
import type { LocalSession } from '#client/local/local-session.ts';
import { startLocal } from '#client/local/start-local.ts';
import { navigate } from '#client/ui/page/router.tsx';

/** The game that was begun last: its page takes it over. */
let begun: LocalSession | undefined;

/** Begins a game alone, and goes to it; with a ghost beside it, if one is given. */
export function begin(game: LocalGame, ghost?: string): void {
  begun = startLocal(game, '');
  if (ghost !== undefined) race(begun.id, ghost, Date.now());
  navigate(`/solo/${begun.id}`);
}

/** The game of that id, if it was just begun here: once. */
export function takeBegun(id: string): LocalSession | undefined {
  const session = begun?.id === id ? begun : undefined;
  if (session) begun = undefined;
  return session;
}
