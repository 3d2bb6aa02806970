import { constants, existsSync } from 'node:fs';
import { access, chmod, copyFile, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import Database from 'libsql';
import { BadKey, KEY_BYTES_MIN, privateFolder } from '../secrets.ts';
import { BadStorage, storageProblemOf } from './bad-storage.ts';
import { DATABASE_FILE, openEmbedded } from './embedded.ts';

/** Tokens of seats are signed with the one, hosts show the other: sessions without them are sessions without people. */
const KEYS = ['token.key', 'host.key'] as const;
const BESIDE_THE_DATABASE = ['-wal', '-shm'] as const;
const PRIVATE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** A folder that must not be there is, or one that must be is not. */
export class BadFolder extends Error {
  readonly problem: 'exists' | 'noDatabase' | 'hasDatabase';
  readonly folder: string;

  constructor(problem: BadFolder['problem'], folder: string) {
    super(`${folder}: ${problem}`);
    this.problem = problem;
    this.folder = folder;
  }
}

/**
 * Copies a data folder while a server may be running on it: the database as of one moment, checked, and the keys. The new
 * folder is there whole or not at all. Throws `BadFolder` or `BadStorage`.
 */
export async function backUp(dataDir: string, into: string): Promise<void> {
  if (existsSync(into)) throw new BadFolder('exists', into);
  const source = path.join(dataDir, DATABASE_FILE);
  if (!existsSync(source)) throw new BadFolder('noDatabase', dataDir);
  const draft = `${into}.new`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    copyDatabase(source, path.join(draft, DATABASE_FILE));
    await settle(path.join(draft, DATABASE_FILE));
    for (const key of KEYS) await copyIfThere(path.join(dataDir, key), path.join(draft, key));
    checkDatabase(path.join(draft, DATABASE_FILE));
    await rename(draft, into);
  } catch (problem) {
    await rm(draft, { recursive: true, force: true });
    throw storageProblemOf(problem);
  }
}

function copyDatabase(source: string, target: string): void {
  const database = new Database(source);
  try {
    database.exec('PRAGMA busy_timeout=4000');
    database.exec(`VACUUM INTO '${target.replaceAll("'", "''")}'`);
  } finally {
    database.close();
  }
}

/** Reads every page: a copy that cannot be read back is none. */
function checkDatabase(file: string): void {
  const database = new Database(file);
  try {
    const row = database.prepare('PRAGMA quick_check(1)').get() as Record<string, unknown>;
    const [found] = Object.values(row);
    if (found !== 'ok') throw new BadStorage('damaged', String(found));
  } finally {
    database.close();
  }
}

/**
 * Puts a backup in the place of a data folder, which the caller holds the lock of. What was there is kept beside it, in
 * `replacedIn`; without that name the folder must have no database. Throws `BadFolder`, `BadKey` or `BadStorage`.
 */
export async function restore(
  backup: string,
  dataDir: string,
  replacedIn: string | undefined,
  nowMs: number,
): Promise<void> {
  if (!existsSync(path.join(backup, DATABASE_FILE))) throw new BadFolder('noDatabase', backup);
  if (replacedIn === undefined && existsSync(path.join(dataDir, DATABASE_FILE)))
    throw new BadFolder('hasDatabase', dataDir);
  try {
    const staged = path.join(dataDir, 'restoring');
    await stage(backup, staged, nowMs);
    if (replacedIn !== undefined) await keepReplaced(dataDir, path.join(dataDir, replacedIn));
    await putInPlace(staged, dataDir);
  } catch (problem) {
    throw problem instanceof BadKey ? problem : storageProblemOf(problem);
  }
}

async function stage(backup: string, staged: string, nowMs: number): Promise<void> {
  await rm(staged, { recursive: true, force: true });
  await privateFolder(staged);
  for (const file of [DATABASE_FILE, ...KEYS]) await copyIfThere(path.join(backup, file), path.join(staged, file));
  for (const key of KEYS) await checkKey(path.join(staged, key));
  checkDatabase(path.join(staged, DATABASE_FILE));
  await beginNewEpochs(path.join(staged, DATABASE_FILE), nowMs);
}

async function checkKey(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const bytes = Buffer.byteLength((await readFile(file, 'utf8')).trim());
  if (bytes < KEY_BYTES_MIN) throw new BadKey(file, bytes);
}

/**
 * Rooms may have gone on after the backup, and browsers hold what they were shown then. Their epochs must not come again
 * with other content, so the restored ones begin at the present second: it is above every epoch that was counted up, and
 * rises from one restore to the next.
 */
async function beginNewEpochs(file: string, nowMs: number): Promise<void> {
  const seconds = Math.floor(nowMs / 1000);
  const { db, scrub } = await openEmbedded(file);
  await sql`update rooms set epoch = max(epoch + 1, ${seconds}) where ended = ''`.execute(db);
  await sql`update server set term = max(term + 1, ${seconds})`.execute(db);
  scrub();
  await db.destroy();
}

async function keepReplaced(dataDir: string, replacedIn: string): Promise<void> {
  await privateFolder(replacedIn);
  const database = [DATABASE_FILE, ...BESIDE_THE_DATABASE.map((end) => DATABASE_FILE + end)];
  for (const file of [...database, ...KEYS]) await copyIfThere(path.join(dataDir, file), path.join(replacedIn, file));
}

/** The log of the database that was there belongs to it alone: it must be gone before another one has its name. */
async function putInPlace(staged: string, dataDir: string): Promise<void> {
  for (const key of KEYS) {
    if (existsSync(path.join(staged, key))) await rename(path.join(staged, key), path.join(dataDir, key));
  }
  for (const end of BESIDE_THE_DATABASE) await rm(path.join(dataDir, DATABASE_FILE + end), { force: true });
  await rename(path.join(staged, DATABASE_FILE), path.join(dataDir, DATABASE_FILE));
  await rm(staged, { recursive: true, force: true });
  const folder = await open(dataDir, 'r');
  await folder.sync().finally(() => folder.close());
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (!existsSync(from)) return;
  await access(from, constants.R_OK);
  await copyFile(from, to);
  await settle(to);
}

/** For the owner alone, and on the disk. */
async function settle(file: string): Promise<void> {
  await chmod(file, PRIVATE);
  const handle = await open(file, 'r+');
  await handle.sync().finally(() => handle.close());
}
