import type { Instruction, Mnemonic } from '../hardware/instructions.ts';
import { isRefused } from '../hardware/processor.ts';
import { perform } from '../hardware/semantics.ts';
import type { Trap } from '../hardware/traps.ts';
import type { TranslatedInstruction } from './blocks.ts';
import { nativeCycles, trapCycles, type Work } from './costs.ts';
import { enterGuest, leaveGuest, MAX_TRIES, runDirectly } from './direct-execution.ts';
import { dispatch } from './dispatcher.ts';
import { inject, interpret } from './interpreter.ts';
import { complete, type Run, spend, work } from './run.ts';
import { nextInstruction } from './translator.ts';

/** One step of a translated guest: its program runs directly, its kernel from the translation cache. */
export function runTranslated(run: Run): void {
  if (run.guest.cpu.ring === 3 && !run.setup.translatesPrograms) {
    runDirectly(run);
    return;
  }
  const next = nextInstruction(run);
  const trap = trapInPlaceOf(run, next);
  if (trap !== undefined) inject(run, trap);
  else if (next?.instruction !== undefined) runInPlace(run, next, next.instruction);
}

/** The trap that translated code raises where there is no code, no instruction, or one that the guest's ring forbids. */
function trapInPlaceOf(run: Run, next: TranslatedInstruction | undefined): Trap | undefined {
  if (next === undefined) return { vector: 'pageFault', error: run.guest.cpu.pc };
  if (next.instruction === undefined) return { vector: 'undefined', error: 0 };
  return isRefused(run.guest, next.instruction.mnemonic) ? { vector: 'protection', error: 0 } : undefined;
}

function runInPlace(run: Run, next: TranslatedInstruction, instruction: Instruction): void {
  if (next.kind === 'same') runCopy(run, next, instruction);
  else runRewritten(run, next, instruction);
}

/** The processor executes an instruction from the cache, with the rights of ring 1. */
function runCopy(run: Run, next: TranslatedInstruction, instruction: Instruction): void {
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { pc, ring } = run.guest.cpu;
    enterGuest(run);
    const trap = perform(run.host, instruction);
    if (trap === undefined) {
      leaveGuest(run);
      spend(run, 'instructions', nativeCycles(instruction.mnemonic));
      if (instruction.mnemonic === 'RET') work(run, 'returnBranch');
      complete(run, instruction, pc, 'translated', ring);
      return;
    }
    if (meetTrap(run, next, instruction, trap)) return;
  }
  throw new Error(`The instruction at ${run.guest.cpu.pc} faults without end`);
}

/**
 * A write that has met a watched page table is rewritten, so that it does not trap again (adaptive translation: Adams &
 * Agesen, ASPLOS 2006). Answers whether the step is over.
 */
function meetTrap(run: Run, next: TranslatedInstruction, instruction: Instruction, trap: Trap): boolean {
  const watchedBefore = run.counts.faults.watched;
  const isOver = dispatch(run, { instruction, trap, intercepted: false });
  if (run.counts.faults.watched > watchedBefore) next.kind = 'callout';
  return isOver;
}

/** Other code in the place of an instruction. */
function runRewritten(run: Run, { kind }: TranslatedInstruction, instruction: Instruction): void {
  const { mnemonic } = instruction;
  work(run, kind === 'inline' ? 'inline' : calloutWork(run, mnemonic));
  if (mnemonic === 'SYSRET') spend(run, 'instructions', nativeCycles(mnemonic));
  if (mnemonic === 'SYSCALL') spend(run, 'traps', trapCycles('systemCall'));
  interpret(run, instruction, 'rewritten');
}

function calloutWork(run: Run, mnemonic: Mnemonic): Work {
  switch (mnemonic) {
    case 'SYSRET':
      return 'systemReturn';
    case 'SYSCALL':
      return 'systemCall';
    case 'IN':
    case 'OUT':
      return 'port';
    default:
      return run.sensitive.includes(mnemonic) ? 'emulate' : 'tableWrite';
  }
}
