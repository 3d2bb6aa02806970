import { type Kysely, sql } from 'kysely';

/** The tables, as Kysely needs to know them. Times are ms since 1970. */
export interface Tables {
  readonly rooms: {
    room: string;
    header: string;
    epoch: number;
    horizon: number;
    mark_tick: number;
    mark_hash: number;
    /** Empty while the room may run. */
    ended: string;
    touched_ms: number;
  };
  readonly journal: {
    room: string;
    seq: number;
    epoch: number;
    tick: number;
    entry: string;
    command_id: string | null;
  };
  readonly snapshots: {
    room: string;
    seq: number;
    epoch: number;
    tick: number;
    state: string;
    worlds: Uint8Array;
    hash: number;
  };
}

/** Version of the tables below; a database of another version is not opened. */
export const SCHEMA_VERSION = 1;

/** Creates what is missing. Plain SQL types that SQLite and PostgreSQL share; `worlds` differs (blob, bytea). */
export async function createTables(db: Kysely<Tables>, bytes: 'blob' | 'bytea'): Promise<void> {
  await db.schema
    .createTable('rooms')
    .ifNotExists()
    .addColumn('room', 'varchar(36)', (column) => column.primaryKey())
    .addColumn('header', 'text', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('horizon', 'integer', (column) => column.notNull())
    .addColumn('mark_tick', 'integer', (column) => column.notNull())
    .addColumn('mark_hash', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'varchar(10)', (column) => column.notNull())
    .addColumn('touched_ms', 'bigint', (column) => column.notNull())
    .execute();
  await createJournal(db);
  await createSnapshots(db, bytes);
}

async function createJournal(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('journal')
    .ifNotExists()
    .addColumn('room', 'varchar(36)', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('tick', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('command_id', 'varchar(36)')
    .addPrimaryKeyConstraint('journal_once', ['room', 'seq'])
    .addUniqueConstraint('command_once', ['room', 'command_id'])
    .execute();
}

async function createSnapshots(db: Kysely<Tables>, bytes: 'blob' | 'bytea'): Promise<void> {
  await db.schema
    .createTable('snapshots')
    .ifNotExists()
    .addColumn('room', 'varchar(36)', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('tick', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('worlds', sql.raw(bytes), (column) => column.notNull())
    .addColumn('hash', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('snapshot_once', ['room', 'tick', 'seq'])
    .execute();
}
