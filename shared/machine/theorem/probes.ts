import type { Flavour } from '../hardware/flavours.ts';
import { INSTRUCTIONS, type Instruction, type Mnemonic, NO_REGISTER, STACK_POINTER } from '../hardware/instructions.ts';
import { createMachine, type Machine } from '../hardware/machine.ts';
import { entryOf, INTERRUPT_FLAG, PAGE_WORDS, PRESENT, pswWord, type Ring, USER, WRITABLE } from '../hardware/words.ts';

/** In what state of its resources a probed machine is. All else is the same in every probe. */
export interface Resources {
  readonly ring: Ring;
  readonly interrupts: boolean;
  /** Page of the trap table; there is one with the same words in page 2 and in page 3. */
  readonly trapPage: 2 | 3;
  /** Where pages are: nowhere else (paging off), at their own number, or 16 frames further on. */
  readonly paging: 'off' | 'same' | 'moved';
  /** Instructions until the timer speaks. */
  readonly timerLeft: number;
}

export const QUIET: Resources = { ring: 0, interrupts: false, trapPage: 2, paging: 'same', timerLeft: 100 };

/** Pages that a probed machine has mapped, and how many frames further on they are where they are moved. */
export const MAPPED_PAGES = 8;
export const MOVED_BY = 16;
/** Words that instructions are tried with: an address in page 5 and one in page 4, which has data and the stack. */
const [FIRST, SECOND] = [5 * PAGE_WORDS + 5, 4 * PAGE_WORDS + 6];
const STACK = 4 * PAGE_WORDS + 32;

/** A machine to try an instruction on. */
export function probe(flavour: Flavour, resources: Resources): Machine {
  const machine = createMachine(flavour);
  const { cpu, devices } = machine;
  for (let page = 0; page < MAPPED_PAGES; page++) fillPage(machine, page);
  buildTables(machine, 8, 0);
  buildTables(machine, 10, MOVED_BY);
  cpu.registers.set([0, FIRST, SECOND]);
  cpu.registers[STACK_POINTER] = STACK;
  cpu.ring = resources.ring;
  cpu.interrupts = resources.interrupts;
  cpu.trapTable = resources.trapPage * PAGE_WORDS;
  cpu.cr3 = { off: 0, same: 8, moved: 10 }[resources.paging];
  machine.tlb.push(Math.floor(FIRST / PAGE_WORDS));
  devices.timerLeft = resources.timerLeft;
  return machine;
}

/** Pages 2 and 3 are trap tables that lead to ring 3; the stack has a flags word on top; each word is told from others. */
function fillPage({ memory }: Machine, page: number): void {
  for (let word = 0; word < PAGE_WORDS; word++) {
    const address = page * PAGE_WORDS + word;
    const value =
      page === 2 || page === 3
        ? pswWord({ zero: true, interrupts: true, ring: 3 }) + (word % 8 === 0 ? 1 : 0)
        : address;
    memory[address] = address === STACK ? INTERRUPT_FLAG | 1 : value;
    memory[address + MOVED_BY * PAGE_WORDS] = memory[address];
  }
}

function buildTables({ memory }: Machine, directory: number, by: number): void {
  memory[directory * PAGE_WORDS] = entryOf(directory + 1, PRESENT | WRITABLE);
  for (let page = 0; page < MAPPED_PAGES; page++) {
    memory[(directory + 1) * PAGE_WORDS + page] = entryOf(page + by, PRESENT | WRITABLE | USER);
  }
}

/** Numbers that an instruction of a form is tried with: ports and slots, places in memory. */
const NUMBERS: readonly number[] = [1, 2, 3, 4, 5, 6];

/** Instructions with operands to try one mnemonic with. */
export function samples(mnemonic: Mnemonic): Instruction[] {
  const form = INSTRUCTIONS[mnemonic].operands;
  const a = /^(register|memory)/.test(form) ? 1 : NO_REGISTER;
  const b = /source|,(register|memory)/.test(form) ? 2 : NO_REGISTER;
  const numbers = form.includes('number') ? NUMBERS : NUMBERS.slice(0, 1);
  return numbers.map((number) => ({ mnemonic, a, b, number }));
}
