import { flushTlb, leafEntry, rootOf } from '../hardware/paging.ts';
import { entryOf, frameIn, PAGE_WORDS, PAGES, PRESENT, TABLE_ENTRIES, USER, WRITABLE } from '../hardware/words.ts';
import { shadowEntryAt } from './allocator.ts';
import { note, type Run, WATCHED_CODE, WATCHED_TABLE, work } from './run.ts';
import { dropTouchedCode } from './translation-cache.ts';

/** Takes a page into the shadow as the guest's tables have it. They lead somewhere: that has been checked. */
export function fillShadow(run: Run, page: number): void {
  const { guest, host, setup } = run;
  const entry = guestEntry(run, page);
  if (setup.paging === 'shadow') watchTables(run, page);
  const frame = frameIn(entry);
  const writable = (entry & WRITABLE) !== 0 && guest.watched[frame] === 0;
  const machineFrame = guest.frameOf?.[frame] ?? frame;
  // Rights tell ring 3 from the others only: what a kernel in ring 3 may use, its programs may use too.
  const user = setup.rings.kernel === 3 ? USER : entry & USER;
  const rights = PRESENT | (writable ? WRITABLE : 0) | user;
  host.memory[shadowEntryAt(page)] = entryOf(machineFrame, rights);
  flushTlb(host, page);
  note(run, { type: 'shadowFilled', page, frame, machineFrame, writable });
}

/** The guest's entry for a page; with its paging off, each page is the frame of its number. */
export function guestEntry({ guest }: Run, page: number): number {
  const root = rootOf(guest);
  return root === 0 ? entryOf(page, PRESENT | WRITABLE | USER) : leafEntry(guest, root, page);
}

/** Watches the directory and the table that lead to a page. */
function watchTables(run: Run, page: number): void {
  const root = rootOf(run.guest);
  if (root === 0) return;
  watch(run, root, WATCHED_TABLE);
  const table = tableOf(run, root, Math.floor(page / TABLE_ENTRIES));
  if (table !== undefined) watch(run, table, WATCHED_TABLE);
}

/** Frame of a table that a directory leads to. */
function tableOf({ guest }: Run, root: number, index: number): number | undefined {
  const real = guest.frameOf?.[root];
  if (real === undefined) return undefined;
  const entry = guest.memory[real * PAGE_WORDS + index];
  return (entry & PRESENT) === 0 ? undefined : frameIn(entry & 0x7fffffff);
}

/** From now on writes to a frame of the guest reach the hypervisor. */
export function watch(run: Run, frame: number, why: number): void {
  const { guest, host } = run;
  if (frame >= guest.frames || (guest.watched[frame] & why) !== 0) return;
  guest.watched[frame] |= why;
  const machineFrame = guest.frameOf?.[frame];
  for (let page = 0; page < PAGES; page++) {
    const entry = host.memory[shadowEntryAt(page)];
    if ((entry & WRITABLE) !== 0 && frameIn(entry) === machineFrame) dropShadow(run, page);
  }
}

/** Forgets a page: the next access to it looks at the guest's tables again. */
export function dropShadow(run: Run, page: number): void {
  const at = shadowEntryAt(page);
  if (run.host.memory[at] === 0) return;
  run.host.memory[at] = 0;
  flushTlb(run.host, page);
  note(run, { type: 'shadowDropped', page });
}

/** The guest has gone to another address space: nothing of the shadow holds any more, and other tables are in use. */
export function switchTables(run: Run): void {
  const { guest, host, setup } = run;
  flushTlb(host);
  if (setup.paging === 'nested') return;
  work(run, 'setTables');
  for (let page = 0; page < PAGES; page++) dropShadow(run, page);
  for (let frame = 0; frame < guest.frames; frame++) guest.watched[frame] &= ~WATCHED_TABLE;
}

/** The guest has told the processor that a page's entry has changed: the only sign of a mapping that was removed. */
export function invalidate(run: Run, page: number): void {
  flushTlb(run.host, page);
  const { paging } = run.setup;
  if (page < 0 || page >= PAGES || paging === 'lazyShadowUnmapMissed' || paging === 'nested') return;
  dropShadow(run, page);
}

/** Brings shadow and translated code in line with what has been written to watched frames. */
export function settle(run: Run): void {
  const { touched, watched } = run.guest;
  for (const address of touched) {
    const frame = Math.floor(address / PAGE_WORDS);
    if ((watched[frame] & WATCHED_TABLE) !== 0) dropDerived(run, frame, address % PAGE_WORDS);
    if ((watched[frame] & WATCHED_CODE) !== 0) dropTouchedCode(run, frame);
  }
  touched.length = 0;
}

/** Forgets all pages for which a word of a table counts, as directory or as table. */
function dropDerived(run: Run, frame: number, index: number): void {
  const root = rootOf(run.guest);
  if (index >= TABLE_ENTRIES || root === 0) return;
  for (let table = 0; table < TABLE_ENTRIES; table++) {
    if (tableOf(run, root, table) === frame) dropShadow(run, table * TABLE_ENTRIES + index);
    if (frame === root) dropShadow(run, index * TABLE_ENTRIES + table);
  }
}
