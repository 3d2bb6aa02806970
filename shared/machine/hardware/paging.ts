import type { FaultReason, Machine } from './machine.ts';
import { frameIn, PAGE_WORDS, PAGES, PRESENT, type Ring, TABLE_ENTRIES, USER, WRITABLE } from './words.ts';

/** Pages whose walk a processor remembers. Design value. */
const TLB_PAGES = 8;

/**
 * Finds the word of `memory` behind a virtual address, or −1: then `fault` says why. Rings 0 to 2 count as supervisor, as
 * on x86. A directory's entries only say where tables are; rights stand in the tables.
 */
export function translate(machine: Machine, address: number, write: boolean, ring: Ring): number {
  machine.lastAddress = address;
  if (address < 0 || address >= PAGES * PAGE_WORDS) return fail(machine, address, write, 'outside');
  const page = Math.floor(address / PAGE_WORDS);
  const root = rootOf(machine);
  if (root === 0) return within(machine, page, address, write);
  const entry = leafEntry(machine, root, page);
  if (entry < 0) return fail(machine, address, write, 'nested');
  if ((entry & PRESENT) === 0) return fail(machine, address, write, 'notPresent');
  if (ring === 3 && (entry & USER) === 0) return fail(machine, address, write, 'supervisor');
  if (write && (entry & WRITABLE) === 0) return fail(machine, address, write, 'readOnly');
  return within(machine, frameIn(entry), address, write);
}

/** Frame of the directory that the processor walks; 0 if addresses are physical. */
export function rootOf({ shadowRoot, cpu }: Machine): number {
  return shadowRoot === 0 ? cpu.cr3 : shadowRoot;
}

function within(machine: Machine, frame: number, address: number, write: boolean): number {
  noteWalk(machine, Math.floor(address / PAGE_WORDS));
  const real = realFrame(machine, frame);
  if (real < 0) return fail(machine, address, write, machine.nestedRoot > 0 && real === -2 ? 'nested' : 'outside');
  return real * PAGE_WORDS + (address & (PAGE_WORDS - 1));
}

function fail(machine: Machine, address: number, write: boolean, reason: FaultReason): number {
  machine.fault = { address, write, reason };
  return -1;
}

/**
 * The entry for a page, 0 if its table or directory says there is none, −1 if nested paging has no frame for one of
 * those.
 */
export function leafEntry(machine: Machine, root: number, page: number): number {
  const directory = entryAt(machine, root, Math.floor(page / TABLE_ENTRIES));
  if (directory < 0 || (directory & PRESENT) === 0) return directory < 0 ? -1 : 0;
  return entryAt(machine, frameIn(directory), page % TABLE_ENTRIES);
}

/** An entry of a table in a frame. Its highest bit has no meaning, so that −1 can say that nested paging lacks it. */
export function entryAt(machine: Machine, frame: number, index: number): number {
  const real = realFrame(machine, frame);
  if (real === -2) return -1;
  return real < 0 ? 0 : machine.memory[real * PAGE_WORDS + index] & 0x7fffffff;
}

/** The frame of `memory` that holds a frame of the machine: −1 if it has no such frame, −2 if nested paging has none. */
export function realFrame(machine: Machine, frame: number): number {
  if (frame < 0 || frame >= machine.frames) return -1;
  if (machine.frameOf !== undefined) return machine.frameOf[frame];
  return machine.nestedRoot === 0 ? frame : nestedFrame(machine, frame);
}

function nestedFrame({ memory, nestedRoot }: Machine, frame: number): number {
  const directory = memory[nestedRoot * PAGE_WORDS + Math.floor(frame / TABLE_ENTRIES)];
  if ((directory & PRESENT) === 0) return -2;
  const entry = memory[frameIn(directory) * PAGE_WORDS + (frame % TABLE_ENTRIES)];
  return (entry & PRESENT) === 0 ? -2 : frameIn(entry);
}

/**
 * References of a walk through n levels over m levels of nested tables: (n+1)(m+1) − 1 (Bhargava et al., ASPLOS 2008,
 * unverified: 24 for 4 over 4).
 */
function noteWalk(machine: Machine, page: number): void {
  if (machine.tlb.includes(page)) return;
  machine.tlb.push(page);
  if (machine.tlb.length > TLB_PAGES) machine.tlb.shift();
  const levels = rootOf(machine) === 0 ? 0 : 2;
  const nested = machine.nestedRoot === 0 ? 0 : 2;
  machine.walkReferences += (levels + 1) * (nested + 1) - 1;
}

/** Forgets all walks, or that of one page. */
export function flushTlb({ tlb }: Machine, page?: number): void {
  if (page === undefined) tlb.length = 0;
  else if (tlb.includes(page)) tlb.splice(tlb.indexOf(page), 1);
}
