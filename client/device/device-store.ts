/**
 * What this device remembers. Where the browser keeps nothing (private windows, blocked storage), it is remembered as long
 * as the page is open.
 */

const inPage = new Map<string, string>();

/** What is kept under a key, or nothing. */
export function kept(key: string): string | null {
  return attempt((storage) => storage.getItem(key)) ?? inPage.get(key) ?? null;
}

export function keep(key: string, value: string): void {
  inPage.set(key, value);
  attempt((storage) => storage.setItem(key, value));
}

export function drop(key: string): void {
  inPage.delete(key);
  attempt((storage) => storage.removeItem(key));
}

/** All keys that begin with `prefix`. */
export function keptKeys(prefix: string): string[] {
  const stored = attempt((storage) => Object.keys(storage)) ?? [];
  return [...new Set([...stored, ...inPage.keys()])].filter((key) => key.startsWith(prefix));
}

/** Even to name the storage may throw. */
function attempt<T>(work: (storage: Storage) => T): T | undefined {
  try {
    return work(localStorage);
  } catch {
    return undefined;
  }
}
