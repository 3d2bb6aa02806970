/**
 * Why the storage cannot be used. `empty`, `damaged`: the file is not what the server left. `newer`: a later version wrote
 * it. `full`, `noAccess`, `locked`: the file system or another process is in the way. `lost`: an error of another kind.
 */
export type StorageProblem = 'empty' | 'damaged' | 'newer' | 'full' | 'noAccess' | 'locked' | 'lost';

/** The storage cannot be used; the message is the library's own, for the log. */
export class BadStorage extends Error {
  readonly problem: StorageProblem;

  constructor(problem: StorageProblem, detail: string) {
    super(detail);
    this.problem = problem;
  }
}

const KINDS: readonly (readonly [RegExp, StorageProblem])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)/, 'damaged'],
  [/^(SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT|EFBIG|EIO)/, 'full'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED)/, 'locked'],
  [/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS|ENOENT|ENOTDIR)/, 'noAccess'],
];

/** What an error of the database or the file system means for the storage. */
export function storageProblemOf(problem: unknown): BadStorage {
  if (problem instanceof BadStorage) return problem;
  const { code } = (problem ?? {}) as { code?: unknown };
  const kind = KINDS.find(([pattern]) => typeof code === 'string' && pattern.test(code));
  return new BadStorage(kind?.[1] ?? 'lost', problem instanceof Error ? problem.message : String(problem));
}
