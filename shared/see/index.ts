import type { SeeEntry } from './entry.ts';
import { pageSharing } from './memory/page-sharing.ts';

/** Every entry, in the order of a course. */
export const ENTRIES: readonly SeeEntry[] = [pageSharing];

/** The entry of a name in an address. */
export function entryOf(id: string): SeeEntry | undefined {
  return ENTRIES.find((entry) => entry.id === id);
}
