import type { Instruction } from '../hardware/instructions.ts';
import type { Fault } from '../hardware/machine.ts';
import { type Attempt, isRefused } from '../hardware/processor.ts';
import { SLOT_WORDS, type Trap, VECTORS } from '../hardware/traps.ts';
import { PAGE_WORDS, pswWord } from '../hardware/words.ts';
import { HYPERVISOR_PC, TRAP_FRAME } from './allocator.ts';
import type { FaultKind, Part } from './events.ts';
import { isMendable, lacks, meetFault } from './faults.ts';
import { inject, interpret, partFor } from './interpreter.ts';
import { exit, note, type Run, resume, work } from './run.ts';

/**
 * The dispatcher: where the hardware goes on after a trap of the guest's code. It decides who deals with it. Answers whether
 * the guest's step is over; if not, its instruction is tried again.
 */
export function dispatch(run: Run, tried: Attempt): boolean {
  const { trap } = tried;
  if (trap === undefined) throw new Error('Nothing to dispatch');
  storePsw(run, trap);
  const isOver = lacks(run, 'dispatcher') || route(run, trap, tried.instruction);
  resume(run);
  return isOver;
}

function route(run: Run, trap: Trap, instruction: Instruction | undefined): boolean {
  switch (trap.vector) {
    case 'systemCall':
      exit(run, 'systemCall');
      work(run, 'systemCall');
      return handToGuest(run, trap);
    case 'pageFault':
      return dispatchFault(run, run.host.fault, instruction);
    case 'protection':
      return dispatchInstruction(run, trap, instruction);
    default:
      return passOn(run, trap);
  }
}

/** E(0) of the hypervisor's own table takes what the processor was doing (Popek & Goldberg 1974, the trap). */
function storePsw(run: Run, { vector, error }: Trap): void {
  const { host } = run;
  const address = TRAP_FRAME * PAGE_WORDS + VECTORS.indexOf(vector) * SLOT_WORDS;
  const { pc, ring } = host.cpu;
  const psw = pswWord(host.cpu);
  host.memory.set([pc, psw, error], address);
  note(run, { type: 'trapped', vector, pc, ring });
  note(run, { type: 'pswStored', address, pc, psw });
  note(run, { type: 'pswLoaded', pc: HYPERVISOR_PC, psw: 0 });
}

function noteDispatch(run: Run, part: Part): void {
  note(run, { type: 'dispatched', to: part });
}

/** The guest has to deal with it itself. */
function handToGuest(run: Run, trap: Trap): true {
  noteDispatch(run, 'guest');
  inject(run, trap);
  return true;
}

function passOn(run: Run, trap: Trap): true {
  exit(run, trap.vector);
  work(run, 'roundTrip');
  work(run, 'inject');
  return handToGuest(run, trap);
}

/** An instruction that traps: if the guest's own machine would refuse it, its kernel must know; else it is emulated. */
function dispatchInstruction(run: Run, trap: Trap, instruction: Instruction | undefined): boolean {
  if (instruction === undefined || isRefused(run.guest, instruction.mnemonic)) return passOn(run, trap);
  exit(run, instruction.mnemonic);
  work(run, 'roundTrip');
  emulate(run, instruction);
  return true;
}

/** Sends an instruction to the part that it is for. */
export function emulate(run: Run, instruction: Instruction): void {
  const { mnemonic } = instruction;
  const part = partFor(instruction);
  noteDispatch(run, part);
  if (lacks(run, part)) return;
  work(run, mnemonic === 'IN' || mnemonic === 'OUT' ? 'port' : 'emulate');
  interpret(run, instruction, 'emulated');
}

/** The guest has to deal with a fault itself. */
function injectFault(run: Run, { address }: Fault): true {
  work(run, 'guestFault');
  return handToGuest(run, { vector: 'pageFault', error: address });
}

/** A fault that the hypervisor can mend has been mended, so that the instruction is tried again; or the guest is told of it all the same. */
function settleFault(run: Run, fault: Fault, kind: FaultKind): boolean {
  return run.setup.injects.includes(kind) ? injectFault(run, fault) : run.guest.stopped !== undefined;
}

/** A fault: hidden, then the instruction is tried again; else the guest's, or a write to be emulated. */
export function dispatchFault(run: Run, fault: Fault | undefined, instruction: Instruction | undefined): boolean {
  if (fault === undefined) throw new Error('A page fault without a failed access');
  const kind = meetFault(run, fault);
  if (isMendable(kind)) return settleFault(run, fault, kind);
  if (kind === 'guest' || instruction === undefined) {
    return injectFault(run, fault);
  }
  if (run.setup.injects.includes(kind)) return injectFault(run, fault);
  noteDispatch(run, 'interpreter');
  if (lacks(run, 'interpreter')) return true;
  work(run, 'tableWrite');
  interpret(run, instruction, 'emulated');
  return true;
}
