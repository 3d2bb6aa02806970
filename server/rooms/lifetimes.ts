import type { Phase } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';

/** Entries after which everybody is told at once; the view after others is sent with the next beat. */
export const SHOWN_AT_ONCE: ReadonlySet<RoomEntry['type']> = new Set([
  'started',
  'paused',
  'resumed',
  'speeded',
  'ended',
  'shuffled',
  'teamed',
]);

/** Entries that the log mentions. */
export const LOGGED: ReadonlySet<RoomEntry['type']> = new Set([
  'started',
  'paused',
  'resumed',
  'speeded',
  'ended',
  'kicked',
]);

/** Ticks between snapshots. */
export const SNAPSHOT_TICKS = 50;
/** A room in which nobody is connected stands still after so long. */
export const IDLE_MS = 30_000;
const MINUTE_MS = 60_000;
/** How long a session of a group in which nobody is connected is kept open, by phase; then it is over. */
const KEPT_MS: { readonly [P in Phase]: number } = {
  lobby: 360 * MINUTE_MS,
  running: 360 * MINUTE_MS,
  paused: 360 * MINUTE_MS,
  over: 10 * MINUTE_MS,
};
/** A game for one makes room for the next one: soon when its player has gone, at once when nobody ever came. Design values. */
const SOLO_KEPT_MS: { readonly [P in Phase]: number } = {
  lobby: MINUTE_MS,
  running: 5 * MINUTE_MS,
  paused: 5 * MINUTE_MS,
  over: MINUTE_MS,
};

/** How long a room stays open in which nobody is connected. */
export function keptMs(solo: boolean, phase: Phase): number {
  return (solo ? SOLO_KEPT_MS : KEPT_MS)[phase];
}
