import type { Kysely } from 'kysely';
import type { RoomEnd, RoomHeader, StoredRoom } from './journals.ts';
import { lineOf, newestFirst } from './kept-rooms.ts';
import { readHeader } from './room-header.ts';
import type { Tables } from './schema.ts';

/** Lines of a room, whoever owns it: this reads and takes nothing over. Nothing for a room that cannot be read. */
export async function readStoredRoom(db: Kysely<Tables>, room: string, after: number): Promise<StoredRoom | undefined> {
  const columns = ['header', 'ended', 'epoch', 'horizon'] as const;
  const row = await db.selectFrom('rooms').select(columns).where('room', '=', room).executeTakeFirst();
  const header = row && readable(room, row.header);
  if (!row || !header) return undefined;
  const saved = await newestFirst(db, room).select('tick').limit(1).executeTakeFirst();
  const ofRoom = db.selectFrom('journal').selectAll().where('room', '=', room);
  const lines = await ofRoom.where('seq', '>', after).orderBy('seq').execute();
  const ended = row.ended === '' ? undefined : (row.ended as RoomEnd);
  const { epoch, horizon } = row;
  return { header, epoch, horizon, ended, savedTick: saved?.tick ?? 0, lines: lines.map(lineOf) };
}

/** Headers of sessions for groups that are over, the one written to last first. Those that cannot be read are left out. */
export async function readEndedClasses(db: Kysely<Tables>, most: number): Promise<readonly RoomHeader[]> {
  const ended = db
    .selectFrom('rooms')
    .select(['room', 'header'])
    .where('ended', '=', 'over' satisfies RoomEnd);
  const rows = await ended.orderBy('touched_ms', 'desc').execute();
  const classes = rows.flatMap(({ room, header }) => {
    const read = readable(room, header);
    return read && !read.solo && read.contest === undefined ? [read] : [];
  });
  return classes.slice(0, most);
}

function readable(room: string, header: string) {
  try {
    return readHeader(room, header);
  } catch {
    return undefined;
  }
}
