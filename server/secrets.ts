import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freshSecret } from './config.ts';

/** Readable by the owner of the process alone. */
const PRIVATE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** A secret kept in a file of the data folder: made at the first start, the same ever after. */
export async function keptSecret(dataDir: string, file: string): Promise<string> {
  const place = path.join(dataDir, file);
  await mkdir(dataDir, { recursive: true, mode: PRIVATE_FOLDER });
  try {
    await writeFile(place, freshSecret(), { mode: PRIVATE, flag: 'wx' });
  } catch (problem) {
    if ((problem as { code?: unknown }).code !== 'EEXIST') throw problem;
  }
  return (await readFile(place, 'utf8')).trim();
}
