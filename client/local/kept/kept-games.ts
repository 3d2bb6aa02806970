import { changeRecord, dropRecord, keepRecord, keptRecord } from '#client/device/record-store.ts';
import type { LocalGame } from '../local-game.ts';
import type { LocalKept } from '../run/local-messages.ts';

/** A game that was played on this device, over or not. */
export interface KeptGame {
  readonly id: string;
  readonly game: LocalGame;
  /** Id of its hall, and what dealt it. */
  readonly scenario: string;
  readonly seed: string;
  /** Ticks done. */
  readonly tick: number;
  readonly over: boolean;
}

const LIST = 'games';
/** So many are kept; the oldest goes. Design value. */
const KEPT_MOST = 20;

/** The games that this device keeps, newest first. */
export async function keptGames(): Promise<readonly KeptGame[]> {
  return gamesIn(await keptRecord(LIST));
}

/** The game of that id; nothing if it is not kept (any more). */
export async function keptGame(id: string): Promise<KeptGame | undefined> {
  return (await keptGames()).find((game) => game.id === id);
}

/** The journal of a game that is kept. */
export async function keptJournal(id: string): Promise<string | undefined> {
  const journal = await keptRecord(journalOf(id));
  return typeof journal === 'string' ? journal : undefined;
}

/** Keeps a game as it is now, before all others; the one that is too many goes. Resolves when that is done. */
export async function keepGame(id: string, kept: LocalKept): Promise<void> {
  const { game, scenario, seed, tick, over, journal } = kept;
  await keepRecord(journalOf(id), journal);
  let gone: readonly KeptGame[] = [];
  await changeRecord(LIST, (old) => {
    const others = gamesIn(old).filter((other) => other.id !== id);
    const all = [{ id, game, scenario, seed, tick, over }, ...others];
    gone = all.slice(KEPT_MOST);
    return all.slice(0, KEPT_MOST);
  });
  for (const old of gone) await dropRecord(journalOf(old.id));
}

/** Puts another journal in the place of that of a game that is kept: it knows more of the same game. */
export async function changeJournal(id: string, journal: string): Promise<void> {
  if (await keptGame(id)) await keepRecord(journalOf(id), journal);
}

function journalOf(id: string): string {
  return `journal.${id}`;
}

/** Storage belongs to the user: what is no game counts as none. */
function gamesIn(stored: unknown): readonly KeptGame[] {
  return Array.isArray(stored) ? stored.filter(isGame) : [];
}

function isGame(stored: unknown): stored is KeptGame {
  if (typeof stored !== 'object' || stored === null) return false;
  const { id, game, scenario, seed, tick, over } = stored as Partial<Record<keyof KeptGame, unknown>>;
  const kind = (game as Partial<LocalGame> | undefined)?.kind;
  const texts = [id, scenario, seed, kind].every((text) => typeof text === 'string');
  return texts && Number.isInteger(tick) && typeof over === 'boolean';
}
