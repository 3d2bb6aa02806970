import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  Kysely,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import Database from 'libsql';
import { createTables, SCHEMA_VERSION, type Tables } from './schema.ts';

/** How long a writer waits for another process's transaction on the same file. */
const BUSY_TIMEOUT_MS = 4000;
/** `PRAGMA synchronous` as read back: FULL, so that every commit reaches the disk before it is acknowledged. */
const SYNCHRONOUS_FULL = 2;

/** Takes the write lock at the start of a transaction: two processes then queue instead of failing half-way. */
class ImmediateDriver extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
}

/** Opens the embedded database file, checks that commits are durable, and creates the tables. */
export async function openEmbedded(file: string): Promise<Kysely<Tables>> {
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  makeDurable(database);
  const db = new Kysely<Tables>({ dialect: libsqlDialect(database) });
  checkVersion(database);
  await createTables(db, 'blob');
  return db;
}

function libsqlDialect(database: Database.Database): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new ImmediateDriver({ database: database as unknown as SqliteDatabase }),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

function makeDurable(database: Database.Database): void {
  database.exec(`PRAGMA busy_timeout=${BUSY_TIMEOUT_MS}`);
  database.exec('PRAGMA journal_mode=WAL');
  database.exec('PRAGMA synchronous=FULL');
  const mode = readPragma(database, 'journal_mode');
  const synchronous = readPragma(database, 'synchronous');
  if (mode !== 'wal' || synchronous !== SYNCHRONOUS_FULL)
    throw new Error(`storage is not durable: journal_mode ${mode}, synchronous ${synchronous}`);
}

function checkVersion(database: Database.Database): void {
  const found = readPragma(database, 'user_version');
  if (found !== 0 && found !== SCHEMA_VERSION) throw new Error(`storage has version ${found}, not ${SCHEMA_VERSION}`);
  database.exec(`PRAGMA user_version=${SCHEMA_VERSION}`);
}

function readPragma(database: Database.Database, name: string): unknown {
  const row = database.prepare(`PRAGMA ${name}`).get() as Record<string, unknown>;
  return row[name];
}
