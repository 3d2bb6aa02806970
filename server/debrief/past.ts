import type { ProblemCode } from '#shared/protocol/messages.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { RoomHeader } from '#shared/replay/room-header.ts';
import type { Sight } from '#shared/replay/write-recording.ts';
import { isKnown, type Who } from '../rooms/requests.ts';
import { applyEntry, emptyRoom, type RoomState } from '../rooms/state.ts';
import type { StoredRoom } from '../storage/journals.ts';

/** A session as its journal tells it, whether it goes on or has ended. */
export interface Past {
  readonly header: RoomHeader;
  /** Rises when somebody takes the room over, or takes a person out of its lines: what was read before is no good any more. */
  readonly epoch: number;
  /** Who sat where, and which tokens are good. Verdicts and counted commands are not in it: they come of the worlds. */
  readonly state: RoomState;
  readonly over: boolean;
  /** Tick of the newest snapshot, 0 if there is none. */
  readonly savedTick: number;
  /** Ticks that are known to be done. */
  readonly ticks: number;
  readonly lines: readonly { readonly seq: number; readonly tick: number; readonly entry: RoomEntry }[];
}

/** Reads what is stored of a room, all of its lines. Throws on one that is no JSON. */
export function pastOf(stored: StoredRoom): Past {
  const { capacity, teams } = stored.header;
  return goOn({ state: emptyRoom(capacity, teams), lines: [] }, stored);
}

/** A session as it is after the lines that were written since; `before` is used up. Throws on a line that is no JSON. */
export function goOn(
  { state, lines }: Pick<Past, 'state' | 'lines'>,
  { header, epoch, ended, savedTick, lines: written }: StoredRoom,
): Past {
  const read = written.map(({ seq, tick, entry }) => ({ seq, tick, entry: JSON.parse(entry) as RoomEntry }));
  for (const { entry } of read) applyEntry(state, entry);
  const all = [...lines, ...read];
  const over = state.phase === 'over' || ended !== undefined;
  return { header, epoch, state, over, savedTick, ticks: Math.max(savedTick, all.at(-1)?.tick ?? 0), lines: all };
}

/** What somebody may see of a session, or why nothing. */
export type Admitted =
  | { readonly ok: true; readonly sight: Sight; readonly team: number | undefined }
  | { readonly ok: false; readonly problem: ProblemCode };

/** An instructor sees everything at any time, a player what concerns the own team once it is over: nobody looks ahead. */
export function admit({ header, state, over }: Past, who: Who): Admitted {
  if (!isKnown(state, who)) {
    const kicked = who.role === 'player' && state.kicked.includes(who.grant);
    return { ok: false, problem: kicked ? 'kicked' : 'badToken' };
  }
  if (who.role === 'projector') return { ok: false, problem: 'badToken' };
  if (who.role === 'instructor') return { ok: true, sight: 'all', team: undefined };
  if (!over) return { ok: false, problem: 'notOver' };
  const team = state.seats[who.seat]?.team ?? -1;
  const sight = header.showTeams === true ? 'all' : { team };
  return { ok: true, sight, team };
}
