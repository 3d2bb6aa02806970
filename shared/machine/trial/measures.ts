import type { Guest } from '../guests/guest.ts';
import { guestProgram } from '../guests/index.ts';
import { systemCalls } from '../guests/system-calls.ts';
import type { Mnemonic } from '../hardware/instructions.ts';
import type { Run } from '../vmm/run.ts';
import type { Setup } from '../vmm/setup.ts';
import { step } from '../vmm/step.ts';
import { runToEnd, startRun, type Trial, tryGuest, tryPorted } from './trial.ts';

/** Runs a guest under a set-up with the kernel that it needs. Nothing if nobody may port it. */
export function tryUnder(guest: Guest, setup: Setup): Trial | undefined {
  const native = guestProgram(guest, 'native');
  if (setup.technique !== 'paravirtual') return tryGuest(native, setup);
  return guest.open ? tryPorted(guestProgram(guest, 'ported'), native, setup) : undefined;
}

/** Cycles that a guest takes in all, if its program does so many rounds. */
function cyclesOf(guest: Guest, setup: Setup, rounds: number): number {
  const port = setup.technique === 'paravirtual' ? 'ported' : 'native';
  return runToEnd(startRun(guestProgram(guest, port, rounds), setup)).counts.cycles;
}

/** Cycles of one more round, once everything has been seen: the difference that twice as many rounds make. */
export function cyclesPerRound(guest: Guest, setup: Setup): number {
  if (guest.rounds === 0) throw new Error(`Guest ${guest.id} has no rounds`);
  return (cyclesOf(guest, setup, 2 * guest.rounds) - cyclesOf(guest, setup, guest.rounds)) / guest.rounds;
}

/**
 * Cycles of one system call that asks for nothing: the step of SYSCALL and that of SYSRET, whoever carries them out. The
 * last call of a run counts, so that nothing is new.
 */
export function systemCallCycles(setup: Setup): number {
  const port = setup.technique === 'paravirtual' ? 'ported' : 'native';
  const run = startRun(guestProgram(systemCalls, port), setup);
  const last = { SYSCALL: 0, SYSRET: 0 };
  while (run.guest.stopped === undefined) {
    const before = run.counts.cycles;
    step(run);
    const ran = mnemonicRun(run);
    if (ran === 'SYSCALL' || ran === 'SYSRET') last[ran] = run.counts.cycles - before;
  }
  return last.SYSCALL + last.SYSRET;
}

function mnemonicRun({ events }: Run): Mnemonic | undefined {
  for (const event of events) if (event.type === 'ran') return event.mnemonic;
  return undefined;
}
