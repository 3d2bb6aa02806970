import { writePhysical } from './access.ts';
import type { Machine } from './machine.ts';

/** Words and where they belong. */
interface Image {
  readonly words: readonly { readonly address: number; readonly word: number }[];
}

/** Puts a program where its words belong, as physical addresses of the machine. */
export function loadProgram(machine: Machine, { words }: Image): void {
  for (const { address, word } of words) writePhysical(machine, address, word);
}
