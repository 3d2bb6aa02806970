import { frameIn, PAGE_WORDS, PRESENT, TABLE_ENTRIES } from '../hardware/words.ts';
import { NESTED_ROOT, SHADOW_ROOT } from '../vmm/allocator.ts';
import type { Run } from '../vmm/run.ts';

/** An entry of a table that is read on the way from a page to its frame. */
export interface Reference {
  readonly level: 'directory' | 'table' | 'nestedDirectory' | 'nestedTable';
  /** Where the table is in the real machine, and which of its entries is read. */
  readonly machineFrame: number;
  readonly index: number;
  readonly entry: number;
}

/** The way from a page to a frame of the real machine, as the processor goes it: through the shadow, or through both tables. */
export interface Walk {
  readonly page: number;
  readonly references: readonly Reference[];
  /** Where it ends; nothing if an entry on the way leads nowhere. */
  readonly machineFrame: number | undefined;
}

/** Walks to a page now. Rights are not asked for. An interpreter and the machine itself walk the guest's own tables. */
export function walkOf(run: Run, page: number): Walk {
  const references: Reference[] = [];
  const root = rootFrame(run);
  const frame = root === 0 ? page : frameOfPage(run, root, page, references);
  const machineFrame = frame === undefined ? undefined : frameBehind(run, frame, references);
  return { page, references, machineFrame };
}

/** Frame of the directory that is walked, as its owner numbers it; 0 if addresses are physical. */
function rootFrame(run: Run): number {
  return hasShadow(run) ? SHADOW_ROOT : run.guest.cpu.cr3;
}

/** Whether the processor walks shadow tables, whose frames are those of the real machine. */
export function hasShadow({ setup }: Run): boolean {
  return setup.technique !== 'bare' && setup.technique !== 'interpretation' && setup.paging !== 'nested';
}

function frameOfPage(run: Run, root: number, page: number, references: Reference[]): number | undefined {
  const directory = frameBehind(run, root, references);
  if (directory === undefined) return undefined;
  const table = read(run, 'directory', directory, Math.floor(page / TABLE_ENTRIES), references);
  const found = table === undefined ? undefined : frameBehind(run, table, references);
  return found === undefined ? undefined : read(run, 'table', found, page % TABLE_ENTRIES, references);
}

/** Where a frame of the walked tables really is: two more references if nested tables say it. */
function frameBehind(run: Run, frame: number, references: Reference[]): number | undefined {
  if (hasShadow(run)) return frame;
  if (frame >= run.guest.frames) return undefined;
  if (run.setup.paging !== 'nested' || run.guest.frameOf === undefined) return run.guest.frameOf?.[frame] ?? frame;
  const table = read(run, 'nestedDirectory', NESTED_ROOT, Math.floor(frame / TABLE_ENTRIES), references);
  return table === undefined ? undefined : read(run, 'nestedTable', table, frame % TABLE_ENTRIES, references);
}

/** Reads an entry and answers the frame that it leads to. */
function read(
  { host }: Run,
  level: Reference['level'],
  machineFrame: number,
  index: number,
  references: Reference[],
): number | undefined {
  const entry = host.memory[machineFrame * PAGE_WORDS + index] & 0x7fffffff;
  references.push({ level, machineFrame, index, entry });
  return (entry & PRESENT) === 0 ? undefined : frameIn(entry);
}

/** Page of the last access to memory that the guest's code made; nothing before the first, or for an address outside. */
export function lastPage({ setup, guest, host }: Run): number | undefined {
  const { lastAddress } = setup.technique === 'interpretation' ? guest : host;
  const page = Math.floor(lastAddress / PAGE_WORDS);
  return page >= 0 && page < TABLE_ENTRIES * TABLE_ENTRIES ? page : undefined;
}
