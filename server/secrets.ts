import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { freshSecret } from './config.ts';

/** For the owner of the process alone. */
const PRIVATE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** A key shorter than a SHA-256 output makes signatures guessable (RFC 7518, section 3.2). */
export const KEY_BYTES_MIN = 32;

/** A key file that is not usable. */
export class BadKey extends Error {
  readonly file: string;
  readonly bytes: number;

  constructor(file: string, bytes: number) {
    super(`${file} holds ${bytes} bytes`);
    this.file = file;
    this.bytes = bytes;
  }
}

/** Makes the data folder, or takes from others what they may do with an existing one. */
export async function privateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: PRIVATE_FOLDER });
  const handle = await open(folder, 'r');
  try {
    const { mode } = await handle.stat();
    if ((mode & 0o077) !== 0) await handle.chmod(PRIVATE_FOLDER);
  } catch (problem) {
    // A folder that belongs to somebody else, such as a mounted volume: its owner decides; the files in it are private.
    if ((problem as { code?: unknown }).code !== 'EPERM') throw problem;
  } finally {
    await handle.close();
  }
}

/** A secret kept in a file of the data folder: made whole at the first start, the same ever after. Throws `BadKey`. */
export async function keptSecret(dataDir: string, file: string): Promise<string> {
  const place = path.join(dataDir, file);
  const found = await readSecret(place);
  if (found !== undefined) return found;
  await writeWhole(place, freshSecret());
  return (await readSecret(place)) ?? '';
}

async function readSecret(place: string): Promise<string | undefined> {
  try {
    const secret = (await readFile(place, 'utf8')).trim();
    const bytes = Buffer.byteLength(secret);
    if (bytes < KEY_BYTES_MIN) throw new BadKey(place, bytes);
    const handle = await open(place, 'r');
    await handle.chmod(PRIVATE).finally(() => handle.close());
    return secret;
  } catch (problem) {
    if ((problem as { code?: unknown }).code === 'ENOENT') return undefined;
    throw problem;
  }
}

/** Writes a file so that it is there with all its bytes or not at all, whatever happens on the way. */
async function writeWhole(place: string, content: string | Uint8Array): Promise<void> {
  const draft = `${place}.new`;
  await rm(draft, { force: true });
  try {
    await withFile(draft, 'wx', async (handle) => {
      await handle.writeFile(content);
      await handle.sync();
    });
    await rename(draft, place);
    await withFile(path.dirname(place), 'r', (folder) => folder.sync());
  } catch (problem) {
    await rm(draft, { force: true });
    throw problem;
  }
}

async function withFile(place: string, flags: string, work: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(place, flags, PRIVATE);
  await work(handle).finally(() => handle.close());
}
