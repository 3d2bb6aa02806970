import { GUEST_FRAMES, type Machine } from '../hardware/machine.ts';
import { entryOf, PAGE_WORDS, PRESENT, TABLE_ENTRIES, USER, WRITABLE } from '../hardware/words.ts';
import type { PagingMode } from './setup.ts';

/**
 * Which frame of the real machine is whose. The hypervisor has the first ones: its trap table, the shadow directory and its
 * tables, the nested directory and its tables. A neighbour has seven, the guest as many as it believes in, and a few are spare.
 * Behind them all is the host's own swap: no memory of the machine, so that no table may lead there.
 */
export const TRAP_FRAME = 0;
export const SHADOW_ROOT = 1;
const SHADOW_TABLES = 2;
export const NESTED_ROOT = SHADOW_TABLES + TABLE_ENTRIES;
const NESTED_TABLES = NESTED_ROOT + 1;
const NEIGHBOUR = NESTED_TABLES + GUEST_FRAMES / TABLE_ENTRIES;
const NEIGHBOUR_FRAMES = 7;
const GUEST = NEIGHBOUR + NEIGHBOUR_FRAMES;
const SPARE = GUEST + GUEST_FRAMES;
/** Spare frames, and frames on the host's disk. Design values. */
const SPARE_FRAMES = 8;
export const SWAP_FRAMES = 8;
export const HOST_FRAMES = SPARE + SPARE_FRAMES;

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
  return Int32Array.from({ length: GUEST_FRAMES }, (_, frame) => SPARE - 1 - frame);
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

/** Nested paging forgets a frame of the guest. */
export function unbackFrame(host: Machine, frame: number): void {
  host.memory[nestedEntryAt(frame)] = 0;
}

/** Gives a frame to the neighbour, who fills it at once. */
export function giveToNeighbour({ memory }: Machine, frame: number): void {
  memory.fill(NEIGHBOUR_WORD, frame * PAGE_WORDS, (frame + 1) * PAGE_WORDS);
}

/** Frames that nobody has. */
export function spareFrames(host: Machine, frameOf: Int32Array): number[] {
  return from(SPARE, SPARE_FRAMES).filter((frame) => !frameOf.includes(frame) && !isNeighbours(host, frame));
}

/** Free places on the host's disk; places are numbered as frames behind those of the machine. */
export function freeSwapPlaces(frameOf: Int32Array): number[] {
  return from(HOST_FRAMES, SWAP_FRAMES).filter((place) => !frameOf.includes(place));
}

function from(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => first + index);
}

function isNeighbours({ memory }: Machine, frame: number): boolean {
  return memory.subarray(frame * PAGE_WORDS, (frame + 1) * PAGE_WORDS).every((word) => word === NEIGHBOUR_WORD);
}

/** Who has a frame of the real machine, and for what. */
export type FrameOwner =
  | { readonly who: 'hypervisor'; readonly use: 'traps' | 'shadowRoot' | 'shadowTable' | 'nestedRoot' | 'nestedTable' }
  | { readonly who: 'guest'; readonly frame: number }
  | { readonly who: 'neighbour' | 'nobody' };

/** Who has a frame of the real machine, given where the guest's frames are. */
export function ownerOf(host: Machine, frameOf: Int32Array, frame: number): FrameOwner {
  if (frame < NEIGHBOUR) return { who: 'hypervisor', use: useOf(frame) };
  const held = frameOf.indexOf(frame);
  if (held >= 0) return { who: 'guest', frame: held };
  return { who: isNeighbours(host, frame) ? 'neighbour' : 'nobody' };
}

function useOf(frame: number): (FrameOwner & { who: 'hypervisor' })['use'] {
  if (frame === TRAP_FRAME) return 'traps';
  if (frame === SHADOW_ROOT) return 'shadowRoot';
  if (frame < NESTED_ROOT) return 'shadowTable';
  return frame === NESTED_ROOT ? 'nestedRoot' : 'nestedTable';
}

/** Whether the neighbour's memory is as it was. */
export function isNeighbourIntact({ memory }: Machine): boolean {
  return memory.subarray(NEIGHBOUR * PAGE_WORDS, GUEST * PAGE_WORDS).every((word) => word === NEIGHBOUR_WORD);
}
