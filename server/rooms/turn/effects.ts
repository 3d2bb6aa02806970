import type { RoomEntry } from '#shared/replay/entries.ts';
import { Feeds } from '../feeds.ts';
import { reportEntry } from '../journal/reports.ts';
import { isOfClass } from '../lesson/class-state.ts';
import { SHOWN_AT_ONCE } from '../lifetimes.ts';
import { refused } from '../requests.ts';
import { tellEnded } from '../room-deps.ts';
import { keepSnapshot, type RoomParts, reporterOf, tellScores } from './parts.ts';

/** What decisions mean outside of the game, once they are durable. */
export function carryOut(parts: RoomParts, decided: readonly RoomEntry[]): void {
  const { game, board } = parts;
  parts.class.decided(decided);
  parts.crews.decided(decided);
  if (decided.length === 0) return;
  for (const entry of decided) effect(parts, entry);
  if (decided.some((entry) => !isOfClass(entry))) board.changed = true;
  // The last numbers go out before the end is told: teacher and players read the same ones.
  if (game.state.phase === 'over') tellScores(parts);
  // A hall that was changed between two ticks is kept at once: nobody has to find its past again.
  if (decided.some(({ type }) => type === 'undone' || type === 'split')) void keepSnapshot(parts);
  // Who looks back in a pause sees this moment, and plays nothing again for it.
  if (game.state.phase === 'paused' && game.tick > parts.savedTick) void keepSnapshot(parts);
  if (decided.some(({ type }) => SHOWN_AT_ONCE.has(type))) board.show();
}

/** The end of a room that is over: its last snapshot, and its mark in the storage. */
export async function putAway({ game, ledger }: RoomParts): Promise<void> {
  await ledger.save(game.snapshot());
  await ledger.end('over');
}

function effect(parts: RoomParts, entry: RoomEntry): void {
  const { attendance, orders, deps } = parts;
  if (entry.type === 'started') parts.feeds = new Feeds(parts.game.worlds, parts.epoch);
  if (entry.type === 'ended') {
    orders.dropAll(refused({ code: 'notRunning' }));
    parts.programs.tell();
  }
  if (entry.type === 'resumed') parts.justResumed = true;
  tellEnded(deps.outlet, entry);
  if (entry.type === 'seatsAdded') attendance.grow(entry.count);
  if (entry.type === 'undone') deps.outlet.rewound(entry.team);
  if (entry.type === 'split') deps.outlet.rewound(entry.into);
  if (entry.type === 'kicked' || entry.type === 'seatLeft') {
    attendance.vacate(entry.seat);
    orders.dropSeat(entry.seat, refused({ code: 'notSeated' }));
  }
  reportEntry(reporterOf(parts), entry);
}
