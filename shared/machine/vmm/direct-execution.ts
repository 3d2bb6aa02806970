import { copyCpu } from '../hardware/machine.ts';
import { type Attempt, attempt } from '../hardware/processor.ts';
import { deliver, type Trap } from '../hardware/traps.ts';
import { PAGE_WORDS, type Ring } from '../hardware/words.ts';
import { SHADOW_ROOT, TRAP_FRAME } from './allocator.ts';
import { nativeCycles, trapCycles } from './costs.ts';
import { dispatch } from './dispatcher.ts';
import { isMendable, meetFault } from './faults.ts';
import { noteHole } from './holes.ts';
import { inject } from './interpreter.ts';
import { complete, delivered, note, type Run, resume, spend } from './run.ts';

/** How often an instruction may fault in the hypervisor's tables before it completes: at the fetch and at each access. */
export const MAX_TRIES = 8;
/** Where a ported guest's kernel runs while the hypervisor has ring 0 (lecture notes, Hochschule Luzern: ring 1). */
export const KERNEL_RING: Ring = 1;

/**
 * Deprivileged execution: the real processor runs the guest's own code, its kernel in ring 1, until something traps. This
 * is all of trap-and-emulate, and what other techniques do with programs.
 */
export function runDirectly(run: Run, meet: (run: Run, attempt: Attempt) => boolean = dispatch): void {
  const { guest, host } = run;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { pc, ring } = guest.cpu;
    enterGuest(run);
    const tried = attempt(host);
    if (tried.trap === undefined && tried.instruction !== undefined) {
      noteHole(run, tried.instruction);
      leaveGuest(run);
      spend(run, 'instructions', nativeCycles(tried.instruction.mnemonic));
      complete(run, tried.instruction, pc, 'direct', ring);
      stopWithHost(run);
      return;
    }
    leaveGuest(run);
    if (tried.trap?.vector === 'systemCall') countSystemCall(run, tried, pc, ring);
    if (meet(run, tried)) return;
  }
  throw new Error(`The instruction at ${guest.cpu.pc} faults without end`);
}

/** Code that has switched the real machine off has switched itself off, and all others. */
function stopWithHost(run: Run): void {
  const { guest, host } = run;
  if (host.stopped === undefined) return;
  guest.stopped = host.stopped;
  note(run, { type: 'stopped', reason: host.stopped });
}

/** A system call is complete when it traps; its native half is spent on the way into ring 0. */
function countSystemCall(run: Run, { instruction }: Attempt, pc: number, ring: Ring): void {
  if (instruction !== undefined) complete(run, instruction, pc, 'direct', ring);
  if (run.host.gate === undefined) spend(run, 'traps', trapCycles('systemCall'));
}

/** Loads the real processor for the guest: registers and address are the guest's, all else the hypervisor's. */
export function enterGuest({ guest, host, setup }: Run): void {
  copyCpu(host.cpu, guest.cpu);
  host.cpu.ring = guest.cpu.ring === 0 ? setup.rings.kernel : setup.rings.program;
  host.cpu.interrupts = true;
  host.cpu.cr3 = SHADOW_ROOT;
  host.cpu.trapTable = TRAP_FRAME * PAGE_WORDS;
}

/**
 * Takes over what the guest's code can change of the real processor: not interrupt flag and tables, and the ring only where
 * a gate leads past the hypervisor.
 */
export function leaveGuest({ guest, host }: Run): void {
  if (host.gate !== undefined) guest.cpu.ring = host.cpu.ring === KERNEL_RING ? 0 : host.cpu.ring;
  guest.cpu.registers.set(host.cpu.registers);
  guest.cpu.pc = host.cpu.pc;
  guest.cpu.zero = host.cpu.zero;
}

/**
 * The real processor takes a trap to the guest's own table, past the hypervisor. What the hypervisor's tables lack on the
 * way is brought in.
 */
export function deliverOnProcessor(run: Run, trap: Trap, load: (run: Run) => void, save: (run: Run) => void): void {
  const { host, guest } = run;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    load(run);
    if (deliver(host, trap)) {
      save(run);
      guest.stopped = host.stopped;
      host.stopped = undefined;
      delivered(run, trap.vector, 'processor');
      return;
    }
    if (!isMended(run)) {
      inject(run, trap);
      return;
    }
  }
  throw new Error(`The trap ${trap.vector} at ${guest.cpu.pc} faults without end`);
}

/** Whether a fault on the way to the trap table was the hypervisor's, and is no more. */
function isMended(run: Run): boolean {
  const { fault } = run.host;
  if (fault === undefined) throw new Error('A trap was not delivered, without a failed access');
  const mended = isMendable(meetFault(run, fault));
  if (mended) resume(run);
  return mended;
}
