import type { Instruction } from '../hardware/instructions.ts';
import { perform } from '../hardware/semantics.ts';
import { deliver, type Trap } from '../hardware/traps.ts';
import { PAGE_WORDS } from '../hardware/words.ts';
import type { Means, Part } from './events.ts';
import { complete, delivered, note, type Run } from './run.ts';
import { invalidate, settle, switchTables } from './shadow.ts';

/**
 * The interpreter: does for the virtual machine what an instruction would have done on the machine itself, then brings the
 * hypervisor's tables in line with it.
 */
export function interpret(run: Run, instruction: Instruction, means: Means): void {
  const { guest } = run;
  const { pc, ring } = guest.cpu;
  const operand = guest.cpu.registers[instruction.a];
  const trap = perform(guest, instruction);
  settle(run);
  if (trap !== undefined) {
    if (trap.vector === 'systemCall') complete(run, instruction, pc, means, ring);
    inject(run, trap);
    return;
  }
  if (instruction.mnemonic === 'MOVCR3') switchTables(run);
  if (instruction.mnemonic === 'INVLPG') invalidate(run, Math.floor(operand / PAGE_WORDS));
  complete(run, instruction, pc, means, ring);
  if (guest.stopped !== undefined) note(run, { type: 'stopped', reason: guest.stopped });
}

/** Hands a trap to the guest through its own trap table, as the processor would. */
export function inject(run: Run, trap: Trap): void {
  const { guest } = run;
  if (!deliver(guest, trap)) guest.stopped = 'doubleFault';
  settle(run);
  delivered(run, trap.vector, 'hypervisor');
}

/** Which part of a hypervisor an instruction goes to: the allocator if it asks for resources of the machine. */
export function partFor({ mnemonic }: Instruction): Part {
  return mnemonic === 'MOVCR3' || mnemonic === 'INVLPG' || mnemonic === 'IN' || mnemonic === 'OUT' || mnemonic === 'HLT'
    ? 'allocator'
    : 'interpreter';
}
