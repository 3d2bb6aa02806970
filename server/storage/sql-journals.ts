import type { Kysely, Transaction } from 'kysely';
import type { Append, AppendResult, JournalLine, Journals, KeptRoom, RoomHeader, RoomSnapshot } from './journals.ts';
import type { Tables } from './schema.ts';

/** Snapshots kept of a running room: the newest, and one more in case that the newest cannot be used. */
const SNAPSHOTS_KEPT = 2;

/** Journals in any database that Kysely speaks to. `nowMs` says when a room was last touched. */
export function sqlJournals(db: Kysely<Tables>, nowMs: () => number): Journals {
  return {
    create: (header) => createRoom(db, header, nowMs()),
    append: (appends) => appendGroup(db, appends, nowMs()),
    saveSnapshot: (room, epoch, snapshot) => saveSnapshot(db, room, epoch, snapshot),
    async end(room, epoch, how) {
      await db
        .updateTable('rooms')
        .set({ ended: how, touched_ms: nowMs() })
        .where('room', '=', room)
        .where('epoch', '=', epoch)
        .execute();
    },
    takeOver: () => takeOver(db),
    forget: (beforeMs) => forget(db, beforeMs),
    close: () => db.destroy(),
  };
}

async function createRoom(db: Kysely<Tables>, header: RoomHeader, nowMs: number): Promise<void> {
  const fresh = { epoch: 1, horizon: 0, mark_tick: -1, mark_hash: 0, ended: '', touched_ms: nowMs };
  await db
    .insertInto('rooms')
    .values({ room: header.room, header: JSON.stringify(header), ...fresh })
    .execute();
}

/** One transaction for all; if it fails (a second owner wrote the same line), one for each. */
async function appendGroup(db: Kysely<Tables>, appends: readonly Append[], nowMs: number): Promise<AppendResult[]> {
  try {
    return await db.transaction().execute((tx) => appendEach(tx, appends, nowMs));
  } catch (problem) {
    if (!isConstraint(problem)) throw problem;
    if (appends.length === 1) return [{ outcome: 'fenced' }];
    const results: AppendResult[] = [];
    for (const append of appends) results.push(...(await appendGroup(db, [append], nowMs)));
    return results;
  }
}

async function appendEach(tx: Transaction<Tables>, appends: readonly Append[], nowMs: number): Promise<AppendResult[]> {
  const results: AppendResult[] = [];
  for (const append of appends) results.push(await appendOne(tx, append, nowMs));
  return results;
}

async function appendOne(tx: Transaction<Tables>, append: Append, nowMs: number): Promise<AppendResult> {
  if (!(await stillOwned(tx, append, nowMs))) return { outcome: 'fenced' };
  if (append.again && (await alreadyWritten(tx, append))) return { outcome: 'done' };
  const commandIds = await alreadyGiven(tx, append);
  if (commandIds.length > 0) return { outcome: 'duplicate', commandIds };
  if (append.lines.length > 0) {
    const { room, epoch } = append;
    const rows = append.lines.map(({ seq, tick, entry, commandId }) => {
      return { room, seq, epoch, tick, entry, command_id: commandId ?? null };
    });
    await tx.insertInto('journal').values(rows).execute();
  }
  return { outcome: 'done' };
}

/** The fence: an owner of an older epoch touches nothing. */
async function stillOwned(tx: Transaction<Tables>, append: Append, nowMs: number): Promise<boolean> {
  const mark = append.mark && { mark_tick: append.mark.tick, mark_hash: append.mark.hash };
  const { numUpdatedRows } = await tx
    .updateTable('rooms')
    .set({ horizon: append.horizon, touched_ms: nowMs, ...mark })
    .where('room', '=', append.room)
    .where('epoch', '=', append.epoch)
    .executeTakeFirstOrThrow();
  return numUpdatedRows === 1n;
}

/** Whether this owner's lines are in the journal: they were written together, so the first one tells. */
async function alreadyWritten(tx: Transaction<Tables>, { room, epoch, lines }: Append): Promise<boolean> {
  const [first] = lines;
  if (!first) return false;
  const row = await tx
    .selectFrom('journal')
    .select(['epoch', 'entry'])
    .where('room', '=', room)
    .where('seq', '=', first.seq)
    .executeTakeFirst();
  return row?.epoch === epoch && row.entry === first.entry;
}

async function alreadyGiven(tx: Transaction<Tables>, append: Append): Promise<string[]> {
  const ids = append.lines.flatMap(({ commandId }) => (commandId === undefined ? [] : [commandId]));
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('journal')
    .select('command_id')
    .where('room', '=', append.room)
    .where('command_id', 'in', ids)
    .execute();
  return rows.flatMap(({ command_id }) => command_id ?? []);
}

function isConstraint(problem: unknown): boolean {
  const code = (problem as { code?: unknown }).code;
  return typeof code === 'string' && (code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('23'));
}

async function saveSnapshot(db: Kysely<Tables>, room: string, epoch: number, snapshot: RoomSnapshot): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const owner = await tx.selectFrom('rooms').select('epoch').where('room', '=', room).executeTakeFirst();
    if (owner?.epoch !== epoch) return;
    await tx
      .insertInto('snapshots')
      .values({ room, epoch, ...snapshot })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const kept = await newestSnapshots(tx, room).offset(SNAPSHOTS_KEPT).limit(1).executeTakeFirst();
    if (!kept) return;
    await tx
      .deleteFrom('snapshots')
      .where('room', '=', room)
      .where('tick', '<=', kept.tick)
      .where('seq', '<=', kept.seq)
      .execute();
  });
}

function newestSnapshots(db: Kysely<Tables>, room: string) {
  return db.selectFrom('snapshots').selectAll().where('room', '=', room).orderBy('tick', 'desc').orderBy('seq', 'desc');
}

async function takeOver(db: Kysely<Tables>): Promise<KeptRoom[]> {
  return db.transaction().execute(async (tx) => {
    await tx
      .updateTable('rooms')
      .set((row) => ({ epoch: row('epoch', '+', 1) }))
      .where('ended', '=', '')
      .execute();
    const rooms = await tx.selectFrom('rooms').selectAll().where('ended', '=', '').orderBy('room').execute();
    const kept: KeptRoom[] = [];
    for (const room of rooms) kept.push(await readRoom(tx, room));
    return kept;
  });
}

async function readRoom(tx: Transaction<Tables>, row: Tables['rooms']): Promise<KeptRoom> {
  const found = await newestSnapshots(tx, row.room).limit(1).executeTakeFirst();
  const lines = await tx
    .selectFrom('journal')
    .selectAll()
    .where('room', '=', row.room)
    .where('seq', '>', found?.seq ?? 0)
    .orderBy('seq')
    .execute();
  return {
    header: JSON.parse(row.header) as RoomHeader,
    epoch: row.epoch,
    horizon: row.horizon,
    mark: row.mark_tick < 0 ? undefined : { tick: row.mark_tick, hash: Number(row.mark_hash) },
    snapshot: found && { ...found, worlds: new Uint8Array(found.worlds), hash: Number(found.hash) },
    lines: lines.map(lineOf),
  };
}

function lineOf(row: Tables['journal']): JournalLine {
  return { seq: row.seq, tick: row.tick, entry: row.entry, commandId: row.command_id ?? undefined };
}

/** Rooms that have not ended may only be asleep: they are given a day more, however short the retention. */
const GRACE_MS = 86_400_000;

async function forget(db: Kysely<Tables>, beforeMs: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const old = await tx
      .selectFrom('rooms')
      .select('room')
      .where((row) =>
        row.or([
          row.and([row('ended', '!=', ''), row('touched_ms', '<', beforeMs)]),
          row('touched_ms', '<', beforeMs - GRACE_MS),
        ]),
      )
      .execute();
    for (const { room } of old) {
      for (const table of ['journal', 'snapshots', 'rooms'] as const) {
        await tx.deleteFrom(table).where('room', '=', room).execute();
      }
    }
    return old.length;
  });
}
