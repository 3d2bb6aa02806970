import { tickDevices } from '../hardware/devices.ts';
import type { Mnemonic } from '../hardware/instructions.ts';
import { attempt, pendingInterrupt, takeInterrupt, waitForInterrupt } from '../hardware/processor.ts';
import { deliver, type Trap } from '../hardware/traps.ts';
import { runTranslated } from './binary-translation.ts';
import { INTERPRETED_FACTOR, interpretedCycles, nativeCycles, trapCycles, WALK_REFERENCE_CYCLES } from './costs.ts';
import { runDirectly } from './direct-execution.ts';
import { runAssisted } from './hardware-assist.ts';
import { takeFrame } from './host-swap.ts';
import { inject } from './interpreter.ts';
import { maskInterrupts, runParavirtual, takeUpInterrupts } from './paravirtual.ts';
import { complete, delivered, exit, note, type Run, resume, spend, work } from './run.ts';
import type { Technique } from './setup.ts';

const RUNNERS: { readonly [T in Technique]: (run: Run) => void } = {
  bare: runBare,
  interpretation: runInterpreted,
  trapAndEmulate: (run) => runDirectly(run),
  binaryTranslation: runTranslated,
  paravirtual: runParavirtual,
  hardwareAssist: runAssisted,
};

/**
 * One step of the guest: an interrupt is taken, or an instruction is tried until it completes or the guest has a trap, or
 * time passes for a guest that waits. Steps are the same in number and effect under every technique that is faithful;
 * `events` then says what the hypervisor had to do for it.
 */
export function step(run: Run): void {
  const { guest, host, counts, events } = run;
  events.length = 0;
  if (guest.stopped !== undefined) return;
  run.wasInControl = run.inControl;
  run.inControl = false;
  takeFrames(run);
  const walksBefore = host.walkReferences;
  const interrupt = takeInterrupt(guest);
  if (interrupt !== undefined) giveInterrupt(run, interrupt);
  else if (guest.cpu.waiting) wait(run);
  else RUNNERS[run.setup.technique](run);
  spend(run, 'walks', (host.walkReferences - walksBefore) * WALK_REFERENCE_CYCLES);
  counts.steps += 1;
  if (tickDevices(guest.devices)) deviceSpoke(run);
}

/** The host takes the frames whose time has come. Without tables of a hypervisor's there is nothing that it could take. */
function takeFrames(run: Run): void {
  if (!hasHypervisor(run)) return;
  for (const { step: at, frame } of run.setup.takes) if (at === run.counts.steps) takeFrame(run, frame);
}

function wait(run: Run): void {
  waitForInterrupt(run.guest);
  run.inControl = true;
  if (run.guest.stopped !== undefined) note(run, { type: 'stopped', reason: run.guest.stopped });
}

/** A device interrupts the real processor, and with it whatever guest runs there. */
function deviceSpoke(run: Run): void {
  const vector = pendingInterrupt(run.guest);
  if (vector !== undefined) note(run, { type: 'deviceSpoke', vector });
  if (!hasHypervisor(run)) return;
  exit(run, 'interrupt');
  work(run, 'roundTrip');
  if (run.setup.technique === 'paravirtual') takeUpInterrupts(run);
  resume(run);
}

/** Whether something stands between the guest and the machine that the hardware has to stop for. */
function hasHypervisor({ setup }: Run): boolean {
  return setup.technique !== 'bare' && setup.technique !== 'interpretation';
}

/** The guest takes an interrupt. In non-root mode it may have enabled them by itself: then that has to exit first. */
function giveInterrupt(run: Run, interrupt: Trap): void {
  if (!hasHypervisor(run)) {
    trapInGuest(run, interrupt);
    return;
  }
  if (!run.wasInControl && run.setup.technique === 'hardwareAssist') {
    exit(run, 'interruptWindow');
    work(run, 'roundTrip');
  }
  work(run, 'inject');
  inject(run, interrupt);
  if (run.setup.technique === 'paravirtual') maskInterrupts(run);
  resume(run);
}

/** A trap where the guest's processor is the only one: the real one, or an interpreter's. */
function trapInGuest(run: Run, trap: Trap): void {
  const { guest, setup } = run;
  if (!deliver(guest, trap)) guest.stopped = 'doubleFault';
  if (setup.technique === 'interpretation') spend(run, 'traps', INTERPRETED_FACTOR * trapCycles(trap.vector));
  delivered(run, trap.vector, setup.technique === 'bare' ? 'processor' : 'hypervisor');
}

function runBare(run: Run): void {
  runOn(run, 'direct', nativeCycles);
}

/** Looks at each instruction and does it for the virtual machine; nothing ever runs directly. */
function runInterpreted(run: Run): void {
  runOn(run, 'interpreted', interpretedCycles);
}

function runOn(run: Run, means: 'direct' | 'interpreted', cyclesOf: (mnemonic: Mnemonic) => number): void {
  const { guest } = run;
  const { pc, ring } = guest.cpu;
  const { instruction, trap } = attempt(guest);
  if (instruction !== undefined && trap === undefined) spend(run, 'instructions', cyclesOf(instruction.mnemonic));
  if (instruction !== undefined && (trap === undefined || trap.vector === 'systemCall')) {
    complete(run, instruction, pc, means, ring);
  }
  if (trap !== undefined) trapInGuest(run, trap);
  else if (guest.stopped !== undefined) note(run, { type: 'stopped', reason: guest.stopped });
}
