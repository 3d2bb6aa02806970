import type { Kysely, Transaction } from 'kysely';
import type { JournalLine, KeptRoom, RoomSnapshot, TakenOver, UnreadableRoom } from './journals.ts';
import { readHeader } from './room-header.ts';
import type { Tables } from './schema.ts';

/** Makes the caller the owner of all rooms that have not ended, and of the file; one that cannot be read stays behind. */
export async function takeOver(db: Kysely<Tables>): Promise<TakenOver & { term: number }> {
  return db.transaction().execute(async (tx) => {
    const { term } = await tx
      .updateTable('server')
      .set((row) => ({ term: row('term', '+', 1) }))
      .returning('term')
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('rooms')
      .set((row) => ({ epoch: row('epoch', '+', 1) }))
      .where('ended', '=', '')
      .execute();
    return { term, ...(await readRooms(tx)) };
  });
}

async function readRooms(tx: Transaction<Tables>): Promise<TakenOver> {
  const rows = await tx.selectFrom('rooms').selectAll().where('ended', '=', '').orderBy('room').execute();
  const rooms: KeptRoom[] = [];
  const unreadable: UnreadableRoom[] = [];
  for (const row of rows) {
    try {
      rooms.push(await readRoom(tx, row, undefined));
    } catch (problem) {
      unreadable.push({ room: row.room, epoch: row.epoch, problem: String(problem) });
    }
  }
  return { rooms, unreadable };
}

/** A room as it was before a snapshot that turned out to be unusable. */
export async function before(db: Kysely<Tables>, { header }: KeptRoom, unusable: RoomSnapshot): Promise<KeptRoom> {
  return db.transaction().execute(async (tx) => {
    const row = await tx.selectFrom('rooms').selectAll().where('room', '=', header.room).executeTakeFirstOrThrow();
    return readRoom(tx, row, unusable);
  });
}

type Key = Pick<RoomSnapshot, 'tick' | 'seq'>;

async function readRoom(tx: Transaction<Tables>, row: Tables['rooms'], olderThan: Key | undefined): Promise<KeptRoom> {
  const header = readHeader(row.room, row.header);
  const { snapshot, skipped } = await newestReadable(tx, row.room, olderThan);
  const lines = await tx
    .selectFrom('journal')
    .selectAll()
    .where('room', '=', row.room)
    .where('seq', '>', snapshot?.seq ?? 0)
    .orderBy('seq')
    .execute();
  return {
    header,
    epoch: row.epoch,
    horizon: row.horizon,
    mark: row.mark_tick < 0 ? undefined : { tick: row.mark_tick, hash: Number(row.mark_hash) },
    snapshot,
    skipped,
    lines: lines.map(lineOf),
  };
}

/** The newest snapshot that the file still gives; the journal goes back to the first line, so none is needed. */
export async function newestReadable(tx: Kysely<Tables>, room: string, olderThan?: Key | undefined) {
  const skipped: string[] = [];
  const keys = await newestFirst(tx, room).select(['tick', 'seq']).execute();
  for (const key of keys) {
    if (olderThan && !isOlder(key, olderThan)) continue;
    try {
      return { snapshot: await readSnapshot(tx, room, key), skipped };
    } catch (problem) {
      skipped.push(`tick ${key.tick}: ${String(problem)}`);
    }
  }
  return { snapshot: undefined, skipped };
}

function isOlder(key: Key, than: Key): boolean {
  return key.tick < than.tick || (key.tick === than.tick && key.seq < than.seq);
}

async function readSnapshot(tx: Kysely<Tables>, room: string, { tick, seq }: Key): Promise<RoomSnapshot> {
  const found = await tx
    .selectFrom('snapshots')
    .selectAll()
    .where('room', '=', room)
    .where('tick', '=', tick)
    .where('seq', '=', seq)
    .executeTakeFirstOrThrow();
  return { ...found, worlds: new Uint8Array(found.worlds), hash: Number(found.hash) };
}

/** Snapshots of a room, the newest first. */
export function newestFirst(db: Kysely<Tables>, room: string) {
  return db.selectFrom('snapshots').where('room', '=', room).orderBy('tick', 'desc').orderBy('seq', 'desc');
}

/** A row of the journal as a line. */
export function lineOf({ seq, tick, entry, author, command_id }: Tables['journal']): JournalLine {
  const command = author === null || command_id === null ? undefined : { author, id: command_id };
  return { seq, tick, entry, command };
}
