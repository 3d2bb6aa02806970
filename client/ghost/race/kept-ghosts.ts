import { drop, keep, kept, keptKeys } from '#client/device/device-store.ts';
import type { GhostPlace } from '#shared/replay/ghost/ghost.ts';

/** Ghosts that this device keeps: the own best of each hall or level and seed, and whom a game is raced against. */

const BEST = 'overcommit.ghost.best.';
const RACED = 'overcommit.ghost.raced.';
/** So many of each are kept; the oldest go. A ghost has one or two kilobytes. Design value. */
const KEPT_MOST = 60;

/** The own best: the ghost packed, and what it came to. */
export interface Best {
  readonly text: string;
  /** Compared from the first number on; a larger one is better. */
  readonly rank: readonly number[];
}

interface Kept<T> {
  readonly at: number;
  readonly value: T;
}

export function bestOf(place: GhostPlace, seed: string): Best | undefined {
  return read<Best>(bestKey(place, seed), isBest)?.value;
}

/** Keeps a game if it is better than the best so far; answers whether it was. */
export function noteBest(place: GhostPlace, seed: string, best: Best, nowMs: number): boolean {
  const before = bestOf(place, seed);
  if (before && !isBetter(best.rank, before.rank)) return false;
  write(BEST, bestKey(place, seed), best, nowMs);
  return true;
}

/** The ghost that a game of this device is raced against, by the id of the game. */
export function racedGhost(game: string): string | undefined {
  return read<string>(RACED + game, (value) => typeof value === 'string')?.value;
}

export function race(game: string, ghost: string, nowMs: number): void {
  write(RACED, RACED + game, ghost, nowMs);
}

function isBetter(rank: readonly number[], than: readonly number[]): boolean {
  const at = rank.findIndex((value, i) => value !== than[i]);
  return at >= 0 && (rank[at] ?? 0) > (than[at] ?? Number.NEGATIVE_INFINITY);
}

function bestKey({ kind, id }: GhostPlace, seed: string): string {
  return `${BEST}${kind}.${id}.${seed}`;
}

function write<T>(prefix: string, key: string, value: T, nowMs: number): void {
  keep(key, JSON.stringify({ at: nowMs, value } satisfies Kept<T>));
  const others = keptKeys(prefix).map((each) => ({ key: each, at: read<unknown>(each, () => true)?.at ?? 0 }));
  const old = others.sort((a, b) => b.at - a.at).slice(KEPT_MOST);
  for (const each of old) drop(each.key);
}

/** Storage belongs to the user: what is of another form counts as nothing. */
function read<T>(key: string, fits: (value: unknown) => boolean): Kept<T> | undefined {
  try {
    const stored = JSON.parse(kept(key) ?? 'null') as Kept<T> | null;
    return stored && typeof stored.at === 'number' && fits(stored.value) ? stored : undefined;
  } catch {
    return undefined;
  }
}

function isBest(value: unknown): boolean {
  const { text, rank } = (value ?? {}) as Partial<Best>;
  return typeof text === 'string' && Array.isArray(rank) && rank.every((one) => typeof one === 'number');
}
