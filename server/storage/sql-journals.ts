import type { Kysely, Transaction } from 'kysely';
import type { Embedded } from './embedded.ts';
import type {
  Append,
  AppendResult,
  CommandKey,
  Created,
  Journals,
  RoomEnd,
  RoomHeader,
  RoomSnapshot,
} from './journals.ts';
import { before, newestFirst, newestReadable, takeOver } from './kept-rooms.ts';
import { ageAtEnd, forget } from './retention.ts';
import type { Tables } from './schema.ts';
import { readEndedClasses, readStoredRoom } from './stored-room.ts';
import { sqlTournaments, type TournamentJournals } from './tournaments.ts';

/** Snapshots kept of a running room: the newest, and one more in case that the newest cannot be used. */
const SNAPSHOTS_KEPT = 2;

/** Lines or commands in one statement: SQLite takes expressions a thousand deep and 32 766 values (its limits 3 and 9). */
const ITEMS_AT_ONCE = 500;

/** Journals in any database that Kysely speaks to. `nowMs` is the wall clock. */
export function sqlJournals({ db, scrub }: Embedded, nowMs: () => number): Journals & TournamentJournals {
  /** Since when this owner owns the file; nothing while it has not asked for it. */
  let term: number | undefined;
  return {
    ...sqlTournaments(db, (tx) => stillOwnsFile(tx, term)),
    create: (header) => createRoom(db, header, term, nowMs()),
    append: (appends) => appendGroup(db, appends, nowMs()),
    saveSnapshot: (room, epoch, snapshot) => saveSnapshot(db, room, epoch, snapshot),
    end: (room, epoch, how) => endRoom(db, room, epoch, how, nowMs()),
    async takeOver() {
      const { term: mine, ...taken } = await takeOver(db);
      term = mine;
      return taken;
    },
    stillOwned: () => stillOwnsFile(db, term),
    before: (room, snapshot) => before(db, room, snapshot),
    read: (room, after) => readStoredRoom(db, room, after),
    endedClasses: (most) => readEndedClasses(db, most),
    newestSnapshot: async (room) => (await newestReadable(db, room)).snapshot,
    async forget(retentionMs) {
      const count = await forget(db, retentionMs, nowMs());
      if (count > 0) scrub();
      return count;
    },
    close: () => db.destroy(),
  };
}

/** A server whose file has been taken over opens no rooms in it. */
async function createRoom(
  db: Kysely<Tables>,
  header: RoomHeader,
  term: number | undefined,
  nowMs: number,
): Promise<Created> {
  const fresh = { epoch: 1, horizon: 0, mark_tick: -1, mark_hash: 0, ended: '', touched_ms: nowMs, ended_age_ms: 0 };
  return db.transaction().execute(async (tx) => {
    if (!(await stillOwnsFile(tx, term))) return 'fenced';
    await tx
      .insertInto('rooms')
      .values({ room: header.room, header: JSON.stringify(header), ...fresh })
      .execute();
    return 'done';
  });
}

async function stillOwnsFile(db: Kysely<Tables>, term: number | undefined): Promise<boolean> {
  if (term === undefined) return true;
  const row = await db.selectFrom('server').select('term').executeTakeFirstOrThrow();
  return row.term === term;
}

async function endRoom(db: Kysely<Tables>, room: string, epoch: number, how: RoomEnd, nowMs: number): Promise<void> {
  const ended = { ended: how, touched_ms: nowMs, ended_age_ms: await ageAtEnd(db, nowMs) };
  await db.updateTable('rooms').set(ended).where('room', '=', room).where('epoch', '=', epoch).execute();
}

/** One transaction for all; if a line of one cannot be written, one for each, so that the others do not suffer. */
async function appendGroup(db: Kysely<Tables>, appends: readonly Append[], nowMs: number): Promise<AppendResult[]> {
  try {
    return await db.transaction().execute((tx) => appendEach(tx, appends, nowMs));
  } catch (problem) {
    if (!isConstraint(problem)) throw problem;
    if (appends.length === 1) return [{ outcome: 'conflict', problem: String(problem) }];
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
  const commands = await alreadyGiven(tx, append);
  if (commands.length > 0) return { outcome: 'duplicate', commands };
  const { room, epoch } = append;
  for (const lines of chunked(append.lines)) {
    const rows = lines.map(({ seq, tick, entry, command }) => {
      return { room, seq, epoch, tick, entry, author: command?.author ?? null, command_id: command?.id ?? null };
    });
    await tx.insertInto('journal').values(rows).execute();
  }
  return { outcome: 'done' };
}

/** A class that has planned through a pause gives more orders in one tick than a statement may have. */
function* chunked<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < items.length; from += ITEMS_AT_ONCE) yield items.slice(from, from + ITEMS_AT_ONCE);
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

async function alreadyGiven(tx: Transaction<Tables>, append: Append): Promise<CommandKey[]> {
  const commands = append.lines.flatMap(({ command }) => command ?? []);
  const rows: Pick<Tables['journal'], 'author' | 'command_id'>[] = [];
  for (const some of chunked(commands)) {
    const found = tx
      .selectFrom('journal')
      .select(['author', 'command_id'])
      .where('room', '=', append.room)
      .where((row) => row.or(some.map(({ author, id }) => row.and({ author, command_id: id }))));
    rows.push(...(await found.execute()));
  }
  return rows.flatMap(({ author, command_id: id }) => (author === null || id === null ? [] : [{ author, id }]));
}

function isConstraint(problem: unknown): boolean {
  const code = (problem as { code?: unknown }).code;
  return typeof code === 'string' && (code.startsWith('SQLITE_CONSTRAINT') || code.startsWith('23'));
}

async function saveSnapshot(db: Kysely<Tables>, room: string, epoch: number, snapshot: RoomSnapshot): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const owner = await tx.selectFrom('rooms').select('epoch').where('room', '=', room).executeTakeFirst();
    if (owner?.epoch !== epoch) return;
    const kept = await newestFirst(tx, room).select(['tick', 'seq']).limit(SNAPSHOTS_KEPT).execute();
    if (kept.some(({ tick, seq }) => tick === snapshot.tick && seq === snapshot.seq)) return;
    // First, so that the new one takes the place of the old one in the file.
    const oldest = kept[SNAPSHOTS_KEPT - 1];
    if (oldest) await dropUpTo(tx, room, oldest);
    await tx
      .insertInto('snapshots')
      .values({ room, epoch, ...snapshot })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

async function dropUpTo(tx: Transaction<Tables>, room: string, { tick, seq }: Pick<RoomSnapshot, 'tick' | 'seq'>) {
  await tx.deleteFrom('snapshots').where('room', '=', room).where('tick', '<=', tick).where('seq', '<=', seq).execute();
}
