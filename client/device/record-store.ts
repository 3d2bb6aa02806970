import { createStore, del, get, set, update } from 'idb-keyval';

/**
 * What this device keeps that is larger than a setting: games that were played. Where the browser keeps nothing (private
 * windows, blocked storage), it is kept as long as the page is open.
 */

const inPage = new Map<string, unknown>();

/** Opened when it is first asked for: even to name the storage may throw. */
let store: ReturnType<typeof createStore> | undefined;

/** What is kept under a key, or nothing. It may be of an older version, or damaged: whoever asks looks at it. */
export async function keptRecord(key: string): Promise<unknown> {
  return (await attempt((records) => get<unknown>(key, records))) ?? inPage.get(key);
}

export async function keepRecord(key: string, value: unknown): Promise<void> {
  inPage.set(key, value);
  if (await attempt((records) => set(key, value, records).then(() => true))) inPage.delete(key);
}

/** Changes what is kept under a key; two pages that do it at once do it one after the other. */
export async function changeRecord(key: string, change: (old: unknown) => unknown): Promise<void> {
  const done = await attempt((records) => update<unknown>(key, change, records).then(() => true));
  if (!done) inPage.set(key, change(inPage.get(key)));
}

export async function dropRecord(key: string): Promise<void> {
  inPage.delete(key);
  await attempt((records) => del(key, records));
}

async function attempt<T>(work: (records: ReturnType<typeof createStore>) => Promise<T>): Promise<T | undefined> {
  try {
    store ??= createStore('overcommit', 'records');
    return await work(store);
  } catch {
    return undefined;
  }
}
