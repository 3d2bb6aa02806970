import type { Instruction } from '../hardware/instructions.ts';

/** An instruction of a block, and what stands in its place. */
export interface TranslatedInstruction {
  readonly pc: number;
  /** Nothing where a word is no instruction. */
  readonly instruction: Instruction | undefined;
  /** `same`: the instruction itself; `inline`: a few others; `callout`: a call to a routine of the hypervisor. */
  kind: 'same' | 'inline' | 'callout';
}

/** A basic block: instructions in a row up to one that goes elsewhere. */
export interface Block {
  readonly pc: number;
  /** Frame of the guest that its code is in. */
  readonly frame: number;
  readonly instructions: TranslatedInstruction[];
}

/** Blocks of translated code, the oldest first, and where execution is in them. */
export interface TranslationCache {
  readonly blocks: Block[];
  at: { readonly block: Block; readonly index: number } | undefined;
}

export function createTranslationCache(): TranslationCache {
  return { blocks: [], at: undefined };
}

/** The block that starts at an address in a frame, if it is there. */
export function findBlock({ blocks }: TranslationCache, pc: number, frame: number): Block | undefined {
  return blocks.find((block) => block.pc === pc && block.frame === frame);
}
