import { heartbeat, type Timer } from '#shared/clock.ts';
import { privateFolder } from './secrets.ts';
import { storageProblemOf } from './storage/bad-storage.ts';
import { type FolderLock, lockFolder } from './storage/folder-lock.ts';

/** Another process has the folder. */
export class FolderInUse extends Error {
  readonly folder: string;

  constructor(folder: string) {
    super(`${folder} is in use`);
    this.folder = folder;
  }
}

const TRY_AGAIN_MS = 5000;

/**
 * Makes the folder if there is none, and has it for this process alone. With `takeOver` it is used although another server
 * has it (one that hangs, or is about to be stopped), and locked as soon as that one ends. Throws `FolderInUse` or
 * `BadStorage`.
 */
export async function holdFolder(folder: string, takeOver: boolean, timer: Timer): Promise<FolderLock> {
  try {
    await privateFolder(folder);
    const lock = lockFolder(folder);
    if (lock) return lock;
  } catch (problem) {
    throw storageProblemOf(problem);
  }
  if (!takeOver) throw new FolderInUse(folder);
  return lockLater(folder, timer);
}

function lockLater(folder: string, timer: Timer): FolderLock {
  let lock: FolderLock | undefined;
  const stop = heartbeat(timer, TRY_AGAIN_MS, () => {
    lock ??= lockIfThere(folder);
    if (lock) stop();
  });
  return {
    release() {
      stop();
      lock?.release();
    },
  };
}

/** A folder that is out of reach now may be back at the next try; whoever writes into it meanwhile is told so by the store. */
function lockIfThere(folder: string): FolderLock | undefined {
  try {
    return lockFolder(folder);
  } catch {
    return undefined;
  }
}
