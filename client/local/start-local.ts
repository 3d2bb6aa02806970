import { keepGame, keptGame, keptJournal } from './kept/kept-games.ts';
import { workerPort } from './line/port.ts';
import type { LocalGame } from './local-game.ts';
import { newLocalId } from './local-id.ts';
import { LocalSession } from './local-session.ts';
import { runPar } from './par/par-run.ts';

/** Begins a game alone, in a worker of this page. It waits for `start`; from then on it is kept on the device. */
export function startLocal(game: LocalGame, name: string): LocalSession {
  const id = newLocalId();
  const keep = (kept: Parameters<typeof keepGame>[1]) => keepGame(id, kept);
  return new LocalSession({ id, game, name }, { port: localPort(), par: runPar, keep });
}

/** A game that is not kept, and has no points: to try things. */
export function tryLocal(game: LocalGame): LocalSession {
  return new LocalSession({ id: newLocalId(), game, name: '' }, { port: localPort() });
}

function localPort() {
  return workerPort(new Worker(new URL('./run/local-worker.ts', import.meta.url), { type: 'module' }));
}

/** Goes on with a game that this device keeps, paused where it stopped; nothing if it is not kept. */
export async function goOnLocal(id: string): Promise<LocalSession | undefined> {
  const [kept, journal] = await Promise.all([keptGame(id), keptJournal(id)]);
  if (!kept || journal === undefined) return undefined;
  const keep = (now: Parameters<typeof keepGame>[1]) => keepGame(id, now);
  return new LocalSession({ id, game: kept.game, name: '' }, { port: localPort(), par: runPar, keep }, journal);
}
