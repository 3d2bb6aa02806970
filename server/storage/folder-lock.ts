import { chmodSync, closeSync, openSync } from 'node:fs';
import path from 'node:path';
import Database from 'libsql';

const PRIVATE = 0o600;

/** A folder that this process has for itself. The operating system gives it back when the process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Locks a folder of data, or answers nothing if another process has it. The lock is one of a database file without
 * content: such locks are kept by every system that the database itself works on.
 */
export function lockFolder(folder: string): FolderLock | undefined {
  const file = path.join(folder, 'server.lock');
  closeSync(openSync(file, 'a', PRIVATE));
  chmodSync(file, PRIVATE);
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (problem) {
    lock.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(String((problem as { code?: unknown }).code))) return undefined;
    throw problem;
  }
}
