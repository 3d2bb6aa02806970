import { entryAt } from '../hardware/paging.ts';
import { frameIn, PRESENT, TABLE_ENTRIES } from '../hardware/words.ts';
import { type FrameOwner, HOST_FRAMES, isBacked, ownerOf, SWAP_FRAMES } from '../vmm/allocator.ts';
import { type Run, WATCHED_CODE, WATCHED_TABLE } from '../vmm/run.ts';
import { memoryMap } from './memory-map.ts';

/** A frame that the guest believes in. */
export interface GuestFrame {
  readonly frame: number;
  /** Where it really is: in a frame of the machine, or in a place on the host's disk. */
  readonly place: FramePlace;
  /** What the guest keeps in it as far as its processor knows: a table of the present address space. */
  readonly use: 'directory' | 'table' | undefined;
  /** Pages of the guest that its tables lead here. */
  readonly pages: readonly number[];
  /** The hypervisor protects it against writes, because of a table or because of code that it has translated. */
  readonly watchesTable: boolean;
  readonly watchesCode: boolean;
  /** Nested paging has an entry for it. */
  readonly backed: boolean;
}

export type FramePlace =
  | { readonly in: 'memory'; readonly machineFrame: number }
  | { readonly in: 'swap'; readonly place: number };

/** All frames that the guest believes in. */
export function guestFrames(run: Run): GuestFrame[] {
  const { guest, host, setup } = run;
  const pages = pagesByFrame(run);
  const tables = tableFrames(run);
  const isNested = setup.paging === 'nested' && guest.frameOf !== undefined;
  return Array.from({ length: guest.frames }, (_, frame) => ({
    frame,
    place: placeOf(run, frame),
    use: frame === guest.cpu.cr3 && frame !== 0 ? 'directory' : tables.includes(frame) ? 'table' : undefined,
    pages: pages.get(frame) ?? [],
    watchesTable: (guest.watched[frame] & WATCHED_TABLE) !== 0,
    watchesCode: (guest.watched[frame] & WATCHED_CODE) !== 0,
    backed: isNested && isBacked(host, frame),
  }));
}

function placeOf({ guest }: Run, frame: number): FramePlace {
  const machineFrame = guest.frameOf?.[frame] ?? frame;
  if (guest.frameOf !== undefined && machineFrame >= HOST_FRAMES)
    return { in: 'swap', place: machineFrame - HOST_FRAMES };
  return { in: 'memory', machineFrame };
}

function pagesByFrame(run: Run): ReadonlyMap<number, number[]> {
  const pages = new Map<number, number[]>();
  for (const { page, guest } of memoryMap(run)) {
    if (guest !== undefined) pages.set(guest.frame, [...(pages.get(guest.frame) ?? []), page]);
  }
  return pages;
}

/** Frames of the tables that the guest's directory leads to. */
function tableFrames({ guest }: Run): number[] {
  const { cr3 } = guest.cpu;
  if (cr3 === 0) return [];
  const entries = Array.from({ length: TABLE_ENTRIES }, (_, index) => entryAt(guest, cr3, index));
  return entries.filter((entry) => (entry & PRESENT) !== 0).map(frameIn);
}

/** A frame of the real machine, and who has it. */
export interface MachineFrame {
  readonly frame: number;
  readonly owner: FrameOwner;
}

/** All frames of the real machine. On a machine without a hypervisor the guest has them all. */
export function machineFrames({ host, guest }: Run): MachineFrame[] {
  return Array.from({ length: host.frames }, (_, frame) => ({
    frame,
    owner: guest.frameOf === undefined ? { who: 'guest', frame } : ownerOf(host, guest.frameOf, frame),
  }));
}

/** What is in each place on the host's disk: a frame of the guest, or nothing. */
export function swapPlaces({ guest }: Run): (number | undefined)[] {
  return Array.from({ length: guest.frameOf === undefined ? 0 : SWAP_FRAMES }, (_, place) => {
    const frame = guest.frameOf?.indexOf(HOST_FRAMES + place) ?? -1;
    return frame < 0 ? undefined : frame;
  });
}
