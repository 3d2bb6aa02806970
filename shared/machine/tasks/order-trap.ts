import { consoleWriter } from '../guests/console-writer.ts';
import type { Guest } from '../guests/guest.ts';
import { guestProgram } from '../guests/index.ts';
import { interruptToggler } from '../guests/interrupt-toggler.ts';
import { remapper } from '../guests/remapper.ts';
import { LINE_UP } from '../trial/line-up.ts';
import { startRun } from '../trial/trial.ts';
import type { MachineEvent } from '../vmm/events.ts';
import { step } from '../vmm/step.ts';
import { shuffled } from './draw.ts';
import type { Saying, Task, TaskKind } from './task.ts';

type IsWanted = (event: MachineEvent) => boolean;

const exitFor =
  (reason: string): IsWanted =>
  (event) =>
    event.type === 'exited' && event.reason === reason;

/** An instruction for the allocator, one for the interpreter, a call for the guest, and two faults. */
const TRAPS: readonly { readonly guest: Guest; readonly of: IsWanted }[] = [
  { guest: interruptToggler, of: exitFor('CLI') },
  { guest: consoleWriter, of: exitFor('OUT') },
  { guest: consoleWriter, of: exitFor('systemCall') },
  { guest: remapper, of: exitFor('pageFault.hidden') },
  { guest: remapper, of: exitFor('pageFault.watched') },
  { guest: remapper, of: exitFor('pageFault.guest') },
];

/** In which order a hypervisor deals with a trap. */
export const orderTrap: TaskKind = {
  id: 'order-trap',
  rounds: TRAPS.length,
  make: (round) => {
    const { guest, of } = TRAPS[round % TRAPS.length] ?? TRAPS[0];
    return taskOf(firstStepWith(guest, of), round);
  },
};

/** The events of the first step in which something happened that had not been mixed with another fault. */
function firstStepWith(guest: Guest, of: IsWanted): MachineEvent[] {
  const run = startRun(guestProgram(guest, 'native'), LINE_UP.mainframe);
  while (run.guest.stopped === undefined) {
    step(run);
    const exits = run.events.filter(({ type }) => type === 'exited');
    if (exits.length === 1 && run.events.some(of)) return [...run.events];
  }
  throw new Error(`${guest.id} never comes to such a trap`);
}

function taskOf(events: readonly MachineEvent[], round: number): Task {
  const steps = events.flatMap((event) => sayingOf(event, events) ?? []);
  return { kind: 'order', steps, offered: shuffled(steps.length, round) };
}

/** A step as it is told; nothing for what is told with another. */
function sayingOf(event: MachineEvent, events: readonly MachineEvent[]): Saying | undefined {
  switch (event.type) {
    case 'trapped':
    case 'delivered':
      return { code: `path.${event.type}`, values: { vector: event.vector } };
    case 'pswStored':
    case 'pswLoaded':
    case 'resumed':
      return { code: `path.${event.type}` };
    case 'dispatched':
      return { code: `path.dispatched.${event.to}` };
    case 'shadowFilled':
      return { code: 'path.shadowFilled', values: { page: event.page, frame: event.machineFrame } };
    case 'ran':
      return { code: `path.ran.${event.means}`, values: { mnemonic: event.mnemonic } };
    case 'exited':
      return events.some(({ type }) => type === 'trapped') ? undefined : { code: 'path.exited' };
    default:
      return undefined;
  }
}
