import type { Kysely, Transaction } from 'kysely';
import { sql } from 'kysely';
import type { PersonLine } from '#shared/protocol/office.ts';
import type { RoomEntry } from '#shared/replay/entries.ts';
import type { KeptLine, Registry, StoredPerson } from '../accounts/registry.ts';
import type { Embedded } from './embedded.ts';
import { eraseEntrant } from './erase-entrant.ts';
import {
  type EntryLine,
  linesOf,
  peopleIn,
  type Secrets,
  secretsOf,
  stateWithout,
  withoutPerson,
} from './erase-person.ts';
import { eraseRoom } from './erase-room.ts';
import { ageAtEnd } from './retention.ts';
import { readHeader } from './room-header.ts';
import type { Tables } from './schema.ts';

type EraseMethods = Pick<
  Registry,
  'kept' | 'eraseRoom' | 'people' | 'person' | 'erasePerson' | 'eraseEntrant' | 'databaseBytes'
>;

/** Sessions that are kept, and what is taken out of them. */
export function sqlErase({ db, scrub }: Embedded, nowMs: () => number): EraseMethods {
  return {
    kept: () => readKept(db),
    async eraseRoom(room: string): Promise<boolean> {
      const erased = await db.transaction().execute((tx) => eraseRoom(tx, room));
      if (erased) scrub();
      return erased;
    },
    people: async (room: string): Promise<readonly PersonLine[]> => peopleIn(await readLines(db, room)),
    person: (room, grant) => readPerson(db, room, grant),
    async erasePerson(room: string, grant: number): Promise<boolean> {
      const erased = await db.transaction().execute((tx) => erasePerson(tx, room, grant, nowMs()));
      if (erased) scrub();
      return erased;
    },
    async eraseEntrant(code: string, entry: number): Promise<boolean> {
      const erased = await db.transaction().execute((tx) => eraseEntrant(tx, code, entry));
      if (erased) scrub();
      return erased;
    },
    async databaseBytes(): Promise<number> {
      const { rows } = await sql<{ bytes: number }>`
        select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`.execute(db);
      return Number(rows[0]?.bytes ?? 0);
    },
  };
}

async function readKept(db: Kysely<Tables>): Promise<readonly KeptLine[]> {
  const rows = await db.selectFrom('rooms').select(['room', 'header', 'ended', 'touched_ms']).execute();
  return rows.flatMap(({ room, header, ended, touched_ms }) => {
    try {
      return [{ header: readHeader(room, header), ended: ended !== '', touchedMs: Number(touched_ms) }];
    } catch {
      return [];
    }
  });
}

async function readLines(db: Kysely<Tables>, room: string): Promise<readonly EntryLine[]> {
  const rows = await db.selectFrom('journal').select(['seq', 'tick', 'entry']).where('room', '=', room).orderBy('seq');
  return (await rows.execute()).map(({ seq, tick, entry }) => ({ seq, tick, entry: JSON.parse(entry) as RoomEntry }));
}

async function readPerson(db: Kysely<Tables>, room: string, grant: number): Promise<StoredPerson | undefined> {
  const lines = await readLines(db, room);
  const person = peopleIn(lines).find((one) => one.grant === grant);
  return person && { person, lines: linesOf(lines, grant) };
}

/** Whoever still has the room, or has read it, is fenced by a new epoch: nobody writes the name again, and nobody shows it. */
async function erasePerson(tx: Transaction<Tables>, room: string, grant: number, nowMs: number): Promise<boolean> {
  const lines = await readLines(tx, room);
  if (!peopleIn(lines).some((one) => one.grant === grant)) return false;
  for (const { seq, entry } of withoutPerson(lines, grant)) {
    const change = { entry: JSON.stringify(entry) };
    await tx.updateTable('journal').set(change).where('room', '=', room).where('seq', '=', seq).execute();
  }
  await cleanSnapshots(tx, room, secretsOf(lines, grant));
  await tx
    .updateTable('rooms')
    .set((row) => ({ epoch: row('epoch', '+', 1) }))
    .where('room', '=', room)
    .execute();
  const ended = { ended: 'over', ended_age_ms: await ageAtEnd(tx, nowMs) };
  await tx.updateTable('rooms').set(ended).where('room', '=', room).where('ended', '=', '').execute();
  return true;
}

async function cleanSnapshots(tx: Transaction<Tables>, room: string, secrets: Secrets) {
  const rows = await tx.selectFrom('snapshots').select(['seq', 'tick', 'state']).where('room', '=', room).execute();
  for (const { seq, tick, state } of rows) {
    const change = { state: stateWithout(state, secrets) };
    const one = tx.updateTable('snapshots').set(change).where('room', '=', room).where('seq', '=', seq);
    await one.where('tick', '=', tick).execute();
  }
}
