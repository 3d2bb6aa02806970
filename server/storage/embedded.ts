import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  Migrator,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Database from 'libsql';
import { BadStorage, storageProblemOf } from './bad-storage.ts';
import { migrations } from './migrations.ts';
import { SCHEMA_VERSION, type Tables } from './schema.ts';

/** Its name in the data folder. */
export const DATABASE_FILE = 'overcommit.db';

/** The embedded database. */
export interface Embedded {
  readonly db: Kysely<Tables>;
  /** Gives the space of deleted rows back and empties the write-ahead log: nothing of them is left in the files. */
  scrub(): void;
}

/** How long a writer waits for another process's transaction on the same file. */
const BUSY_TIMEOUT_MS = 4000;
/** `PRAGMA synchronous` as read back: FULL, so that every commit reaches the disk before it is acknowledged. */
const SYNCHRONOUS_FULL = 2;
/** `PRAGMA auto_vacuum` as read back: free pages are given back when asked. */
const AUTO_VACUUM_INCREMENTAL = 2;
/** The smallest page that the format knows. */
const PAGE_BYTES_MIN = 512;
/** For the owner of the process alone; the library gives the files beside it the same mode. */
const PRIVATE = 0o600;

/** Takes the write lock at the start of a transaction: two processes then queue instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Changes of tables are transactional here: a migration that is cut short has not happened. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Opens the database file: makes a new one if there is none, brings an older one up to date, and checks that commits are
 * durable. Throws `BadStorage`.
 */
export async function openEmbedded(file: string): Promise<Embedded> {
  try {
    if (!existsSync(file)) await createWhole(file);
    return await openExisting(file);
  } catch (problem) {
    throw storageProblemOf(problem);
  }
}

/** Under another name until all tables are in it: a database of this name is never half made. */
async function createWhole(file: string): Promise<void> {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  closeSync(openSync(draft, 'wx', PRIVATE));
  const database = new Database(':memory:');
  database.exec('PRAGMA auto_vacuum=INCREMENTAL');
  await migrate(database);
  database.exec(`VACUUM INTO '${draft.replaceAll("'", "''")}'`);
  database.close();
  syncToDisk(draft);
  renameSync(draft, file);
  syncToDisk(path.dirname(file));
}

function syncToDisk(place: string): void {
  const handle = openSync(place, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/** The library takes a file without a page for one to begin anew in. */
async function openExisting(file: string): Promise<Embedded> {
  const { size } = statSync(file);
  if (size === 0) throw new BadStorage('empty', `${file} has no bytes`);
  if (size < PAGE_BYTES_MIN) throw new BadStorage('damaged', `${file} has ${size} bytes`);
  return openFile(file);
}

async function openFile(file: string): Promise<Embedded> {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  database.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`);
  makeDurable(database);
  checkVersion(database);
  checkWhole(database, file);
  database.exec('PRAGMA secure_delete=ON');
  const db = await migrate(database);
  if (pragma(database, 'auto_vacuum') !== AUTO_VACUUM_INCREMENTAL)
    database.exec('PRAGMA auto_vacuum=INCREMENTAL; VACUUM');
  return { db, scrub: () => database.exec('PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)') };
}

function libsqlDialect(database: Database.Database): Dialect {
  return {
    createAdapter: () => new TransactionalAdapter(),
    createDriver: () => new ImmediateDriver({ database: database as unknown as SqliteDatabase }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** Brings the tables up to date. */
async function migrate(database: Database.Database): Promise<Kysely<Tables>> {
  const db = new Kysely<Tables>({ dialect: libsqlDialect(database) });
  const { error } = await new Migrator({ db, provider: migrations }).migrateToLatest();
  if (error) throw error;
  database.exec(`PRAGMA user_version=${SCHEMA_VERSION}`);
  return db;
}

function makeDurable(database: Database.Database): void {
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('PRAGMA synchronous=FULL');
  const mode = pragma(database, 'journal_mode');
  const synchronous = pragma(database, 'synchronous');
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL)
    throw new BadStorage('noAccess', `storage is not durable: journal_mode ${mode}, synchronous ${synchronous}`);
}

function checkVersion(database: Database.Database): void {
  const found = Number(pragma(database, 'user_version'));
  if (found > SCHEMA_VERSION) throw new BadStorage('newer', `storage has version ${found}, not ${SCHEMA_VERSION}`);
}

/** A file that was cut is shorter than its own first page says, once the write-ahead log is in it. */
function checkWhole(database: Database.Database, file: string): void {
  const { busy } = database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get() as { busy: number };
  if (busy !== 0) return;
  const expected = Number(pragma(database, 'page_count')) * Number(pragma(database, 'page_size'));
  const { size } = statSync(file);
  if (size < expected) throw new BadStorage('damaged', `${file} has ${size} of ${expected} bytes`);
}

function pragma(database: Database.Database, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>;
  return row[name];
}
