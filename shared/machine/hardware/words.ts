/** Words of 32 bits in a page, and in the frame of memory that holds one. Design value: a page is seen at a look. */
export const PAGE_WORDS = 64;
/** Entries of a page directory and of a page table. Design value. */
export const TABLE_ENTRIES = 8;
/** Pages of the virtual address space: a directory of tables. */
export const PAGES = TABLE_ENTRIES * TABLE_ENTRIES;

/** Rights in an entry of a page table. The number of its frame stands above them. */
export const PRESENT = 1;
export const WRITABLE = 2;
export const USER = 4;
const FRAME_SHIFT = 8;

/** An entry that leads to a frame. */
export function entryOf(frame: number, rights: number): number {
  return (frame << FRAME_SHIFT) | rights;
}

/** The frame that an entry leads to. */
export function frameIn(entry: number): number {
  return entry >>> FRAME_SHIFT;
}

/** Level of privilege: 0 may everything, 3 is for programs (lecture notes, Hochschule Luzern: CPL, 2 bits, 4 rings). */
export type Ring = 0 | 1 | 2 | 3;

/** Place of the interrupt flag in a flags word: bit 9, as on x86. */
export const INTERRUPT_FLAG = 1 << 9;
const ZERO_FLAG = 1;
const RING_SHIFT = 12;

/** What a processor is about, apart from its registers: which code, with which rights. */
export interface Psw {
  readonly pc: number;
  readonly zero: boolean;
  readonly interrupts: boolean;
  readonly ring: Ring;
}

/** Flags as PUSHF writes them. */
export function flagsWord({ zero, interrupts }: Pick<Psw, 'zero' | 'interrupts'>): number {
  return (zero ? ZERO_FLAG : 0) | (interrupts ? INTERRUPT_FLAG : 0);
}

/** Flags and ring in a word, as a trap stores them. */
export function pswWord(psw: Omit<Psw, 'pc'>): number {
  return flagsWord(psw) | (psw.ring << RING_SHIFT);
}

export function zeroIn(word: number): boolean {
  return (word & ZERO_FLAG) !== 0;
}

export function interruptsIn(word: number): boolean {
  return (word & INTERRUPT_FLAG) !== 0;
}

export function ringIn(word: number): Ring {
  return ((word >> RING_SHIFT) & 3) as Ring;
}
