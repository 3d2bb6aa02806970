import { type Kysely, type Migration, type MigrationProvider, sql } from 'kysely';
import { instructorFor } from './journals.ts';

/**
 * How the tables came to be, oldest first. A migration that has shipped is never edited: it describes tables of its own
 * time, so none of them uses `Tables`. Plain SQL types that SQLite and PostgreSQL share, but for `worlds` (blob, bytea).
 */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  // Files from before migrations were kept have these tables already.
  '0001-journals': { up: createFirstTables },
  '0002-authors-and-terms': {
    async up(db) {
      await rebuildJournal(db);
      await addServerRow(db);
    },
  },
  '0003-accounts-and-audit': {
    async up(db) {
      await addAccounts(db);
      await addAudit(db);
    },
  },
  '0004-tournaments': { up: addTournaments },
};

export const migrations: MigrationProvider = { getMigrations: async () => MIGRATIONS };

async function createFirstTables(db: Kysely<unknown>): Promise<void> {
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
  await journalTable(db, 'journal').ifNotExists().addUniqueConstraint('command_once', ['room', 'command_id']).execute();
  await db.schema
    .createTable('snapshots')
    .ifNotExists()
    .addColumn('room', 'varchar(36)', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('tick', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('worlds', 'blob', (column) => column.notNull())
    .addColumn('hash', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('snapshot_once', ['room', 'tick', 'seq'])
    .execute();
}

function journalTable(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('room', 'varchar(36)', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('epoch', 'integer', (column) => column.notNull())
    .addColumn('tick', 'integer', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('command_id', 'varchar(36)')
    .addPrimaryKeyConstraint('journal_once', ['room', 'seq']);
}

/**
 * A unique constraint cannot be changed in place. Authors of older orders are found from who sat where at the time; a line
 * that is no JSON stays as it is, for its room alone to stumble over.
 */
async function rebuildJournal(db: Kysely<unknown>): Promise<void> {
  await journalTable(db, 'journal_new')
    .addColumn('author', 'integer')
    .addUniqueConstraint('command_once', ['room', 'author', 'command_id'])
    .execute();
  await sql`
    insert into journal_new (room, seq, epoch, tick, entry, command_id, author)
    with readable as (
      select *, case when json_valid(entry) then entry else '{}' end as content from journal
    )
    select room, seq, epoch, tick, entry, command_id, case
      when command_id is null then null
      when json_extract(content, '$.by') < 0 then ${sql.lit(instructorFor(0))} - json_extract(content, '$.team')
      else coalesce((
        select json_extract(taken.content, '$.grant') from readable taken
        where taken.room = readable.room and taken.seq < readable.seq
          and json_extract(taken.content, '$.type') = 'seatTaken'
          and json_extract(taken.content, '$.seat') = json_extract(readable.content, '$.by')
        order by taken.seq desc limit 1), 0)
      end
    from readable`.execute(db);
  await db.schema.dropTable('journal').execute();
  await db.schema.alterTable('journal_new').renameTo('journal').execute();
}

async function addTournaments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tournaments')
    .addColumn('code', 'varchar(16)', (column) => column.primaryKey())
    .addColumn('header', 'text', (column) => column.notNull())
    .addColumn('closed', 'integer', (column) => column.notNull())
    .addColumn('closed_age_ms', 'bigint', (column) => column.notNull())
    .addColumn('export', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('tournament_lines')
    .addColumn('code', 'varchar(16)', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('tournament_line_once', ['code', 'seq'])
    .execute();
}

async function addServerRow(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rooms')
    .addColumn('ended_age_ms', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createTable('server')
    .addColumn('one', 'integer', (column) => column.primaryKey())
    .addColumn('term', 'integer', (column) => column.notNull())
    .addColumn('passed_ms', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into server (one, term, passed_ms) values (1, 0, 0)`.execute(db);
}

async function addAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('account', 'varchar(36)', (column) => column.primaryKey())
    .addColumn('login', 'varchar(64)', (column) => column.notNull().unique())
    .addColumn('hash', 'varchar(120)', (column) => column.notNull())
    .addColumn('role', 'varchar(10)', (column) => column.notNull())
    .addColumn('locked', 'integer', (column) => column.notNull())
    .addColumn('must_change', 'integer', (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('seen_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sign_ins')
    .addColumn('mark', 'varchar(43)', (column) => column.primaryKey())
    .addColumn('account', 'varchar(36)', (column) => column.notNull())
    .addColumn('until_ms', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('room_hosts')
    .addColumn('room', 'varchar(36)', (column) => column.notNull())
    .addColumn('account', 'varchar(36)', (column) => column.notNull())
    .addColumn('part', 'varchar(10)', (column) => column.notNull())
    .addPrimaryKeyConstraint('host_once', ['room', 'account'])
    .execute();
}

async function addAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('no', 'integer', (column) => column.primaryKey())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('who', 'varchar(36)', (column) => column.notNull())
    .addColumn('deed', 'varchar(20)', (column) => column.notNull())
    .addColumn('about', 'varchar(64)', (column) => column.notNull())
    .addColumn('detail', 'varchar(64)', (column) => column.notNull())
    .execute();
}
