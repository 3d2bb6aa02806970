import { assemble, type Program } from '#shared/machine/assembler/assemble.ts';
import { consoleText } from '#shared/machine/hardware/devices.ts';
import { runToEnd, startRun } from '#shared/machine/trial/trial.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import { type Setup, setupOf } from '#shared/machine/vmm/setup.ts';
import { step } from '#shared/machine/vmm/step.ts';

/** A program from its text. */
export function aProgram(source: string): Program {
  const assembly = assemble(source);
  if (!assembly.ok) throw new Error(JSON.stringify(assembly.errors));
  return assembly.program;
}

/** A program that has run to its end, on the machine itself unless something else is said. */
export function ran(source: string, setup: Setup = setupOf({ technique: 'bare' })): Run {
  return runToEnd(startRun(aProgram(source), setup), 5000);
}

/** What the guest of a run has written. */
export function written({ guest }: Run): string {
  return consoleText(guest.devices);
}

/** All events of a run to its end, in order. */
export function eventsOf(program: Program, setup: Setup): MachineEvent[] {
  const run = startRun(program, setup);
  const events: MachineEvent[] = [];
  while (run.guest.stopped === undefined && run.counts.steps < 20_000) {
    step(run);
    events.push(...run.events);
  }
  return events;
}
