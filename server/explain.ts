import { inspect } from 'node:util';
import { BadSetting } from './config.ts';
import { FolderInUse } from './data-folder.ts';
import { BadKey, KEY_BYTES_MIN } from './secrets.ts';
import { BadFolder } from './storage/backup.ts';
import { BadStorage, storageProblemOf } from './storage/bad-storage.ts';
import { badFolder, badKey, badStorage, folderInUse, portTaken } from './words.ts';

/** Why it does not start, as a sentence. */
export function explain(problem: unknown, dataDir: string): string {
  if (problem instanceof BadStorage) return badStorage(problem.problem, dataDir, problem.message);
  if (problem instanceof BadKey) return badKey(problem.file, problem.bytes, KEY_BYTES_MIN);
  if (problem instanceof FolderInUse) return folderInUse(problem.folder);
  if (problem instanceof BadFolder) return badFolder(problem.problem, problem.folder);
  if (problem instanceof BadSetting) return problem.message;
  const { code, port } = problem as { code?: unknown; port?: number };
  if (code === 'EADDRINUSE') return portTaken(port ?? 0);
  const { problem: kind, message } = storageProblemOf(problem);
  return kind === 'lost' ? describe(problem) : badStorage(kind, dataDir, message);
}

/** Whatever was thrown, readable. */
export function describe(problem: unknown): string {
  return problem instanceof Error ? problem.message : inspect(problem);
}
