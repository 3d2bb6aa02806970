import { existsSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';
import { createApp } from './app.ts';
import { BadSetting, readConfig } from './config.ts';
import { FolderInUse } from './data-folder.ts';
import { BadKey, KEY_BYTES_MIN } from './secrets.ts';
import { BadStorage, storageProblemOf } from './storage/bad-storage.ts';
import {
  badKey,
  badStorage,
  cannotStart,
  clientMissing,
  folderInUse,
  hostKeyNotice,
  listening,
  portTaken,
} from './words.ts';

/** Reads the settings, starts, and stops when asked. The only file that touches the process. */

/** After so long the process ends even if something still hangs. */
const STOP_WITHIN_MS = 8000;

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config, (problem) => {
    process.stderr.write(`${describe(problem)}\n`);
    process.exit(1);
  });
  await app.start();
  if (!existsSync(path.join(config.clientDir, 'index.html')))
    process.stderr.write(`${clientMissing(config.clientDir)}\n`);
  process.stdout.write(`${listening(app.url)}\n`);
  if (app.madeHostKey !== undefined) process.stdout.write(`${hostKeyNotice(app.madeHostKey)}\n`);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop(app));
}

async function stop(app: { stop(): Promise<void> }): Promise<void> {
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  await app.stop();
  process.exit(0);
}

/** Why it does not start, as a sentence. */
function explain(problem: unknown, dataDir: string): string {
  if (problem instanceof BadStorage) return badStorage(problem.problem, dataDir, problem.message);
  if (problem instanceof BadKey) return badKey(problem.file, problem.bytes, KEY_BYTES_MIN);
  if (problem instanceof FolderInUse) return folderInUse(problem.folder);
  if (problem instanceof BadSetting) return problem.message;
  const { code, port } = problem as { code?: unknown; port?: number };
  if (code === 'EADDRINUSE') return portTaken(port ?? 0);
  const { problem: kind, message } = storageProblemOf(problem);
  return kind === 'lost' ? describe(problem) : badStorage(kind, dataDir, message);
}

/** Whatever was thrown, readable. */
function describe(problem: unknown): string {
  return problem instanceof Error ? problem.message : inspect(problem);
}

main().catch((problem: unknown) => {
  process.stderr.write(`${cannotStart(explain(problem, path.resolve(process.env.DATA_DIR ?? './data')))}\n`);
  process.exit(1);
});
