import { GUEST_FRAMES, type Machine } from '../hardware/machine.ts';
import { entryOf, PAGE_WORDS, PRESENT, TABLE_ENTRIES, USER, WRITABLE } from '../hardware/words.ts';
import type { PagingMode } from './setup.ts';

/**
 * Which frame of the real machine is whose. The hypervisor has the first ones: its trap table, the shadow directory and its
 * tables, the nested directory and its tables. A neighbour has seven, the guest the rest.
 */
export const TRAP_FRAME = 0;
export const SHADOW_ROOT = 1;
const SHADOW_TABLES = 2;
export const NESTED_ROOT = SHADOW_TABLES + TABLE_ENTRIES;
const NESTED_TABLES = NESTED_ROOT + 1;
const NEIGHBOUR = NESTED_TABLES + GUEST_FRAMES / TABLE_ENTRIES;
const NEIGHBOUR_FRAMES = 7;
const GUEST = NEIGHBOUR + NEIGHBOUR_FRAMES;
export const HOST_FRAMES = GUEST + GUEST_FRAMES;

/** Where the hypervisor's code starts. It is no code of the machine, so it has no other address. */
export const HYPERVISOR_PC = 0;

/** What stands in all words of the neighbour, so that a trespass shows. Design value. */
const NEIGHBOUR_WORD = 0x5ec2e7;

/**
 * The allocator's first decision: the guest's frames lie in the opposite order, so that no number is right by chance.
 * Tables of the hypervisor lead nowhere yet. Answers where each frame of the guest is.
 */
export function prepareHost(host: Machine, paging: PagingMode): Int32Array {
  if (paging === 'nested') linkTables(host, NESTED_ROOT, NESTED_TABLES, GUEST_FRAMES / TABLE_ENTRIES);
  else linkTables(host, SHADOW_ROOT, SHADOW_TABLES, TABLE_ENTRIES);
  host.memory.fill(NEIGHBOUR_WORD, NEIGHBOUR * PAGE_WORDS, GUEST * PAGE_WORDS);
  host.cpu.trapTable = TRAP_FRAME * PAGE_WORDS;
  return Int32Array.from({ length: GUEST_FRAMES }, (_, frame) => HOST_FRAMES - 1 - frame);
}

function linkTables({ memory }: Machine, root: number, tables: number, count: number): void {
  for (let index = 0; index < count; index++)
    memory[root * PAGE_WORDS + index] = entryOf(tables + index, PRESENT | WRITABLE);
}

/** Place in memory of the shadow entry for a page. */
export function shadowEntryAt(page: number): number {
  return (SHADOW_TABLES + Math.floor(page / TABLE_ENTRIES)) * PAGE_WORDS + (page % TABLE_ENTRIES);
}

/** Place in memory of the nested entry for a frame of the guest. */
function nestedEntryAt(frame: number): number {
  return (NESTED_TABLES + Math.floor(frame / TABLE_ENTRIES)) * PAGE_WORDS + (frame % TABLE_ENTRIES);
}

/** Whether nested paging already knows where a frame of the guest is. */
export function isBacked({ memory }: Machine, frame: number): boolean {
  return (memory[nestedEntryAt(frame)] & PRESENT) !== 0;
}

/** Tells nested paging where a frame of the guest is. */
export function backFrame(host: Machine, frame: number, machineFrame: number): void {
  host.memory[nestedEntryAt(frame)] = entryOf(machineFrame, PRESENT | WRITABLE | USER);
}

/** Whether the neighbour's memory is as it was. */
export function isNeighbourIntact({ memory }: Machine): boolean {
  return memory.subarray(NEIGHBOUR * PAGE_WORDS, GUEST * PAGE_WORDS).every((word) => word === NEIGHBOUR_WORD);
}
