import { readWord } from './access.ts';
import { ticksToNext } from './devices.ts';
import { decode, type Instruction, type Mnemonic, otherCode } from './instructions.ts';
import type { Machine } from './machine.ts';
import { pageFault, perform } from './semantics.ts';
import type { Trap, Vector } from './traps.ts';

/** What became of the next instruction. */
export interface Attempt {
  /** The instruction, if one could be read. */
  readonly instruction: Instruction | undefined;
  /** Why it did not complete, if it did not. */
  readonly trap: Trap | undefined;
  /** In non-root mode: the hypervisor wants to see it, and it has not been executed. */
  readonly intercepted: boolean;
}

const NO_INTERCEPTS: readonly Mnemonic[] = [];

/**
 * The processor tries the next instruction, as the hardware does; what its ring forbids traps before anything exits. Traps
 * are left to the caller.
 */
export function attempt(machine: Machine, intercepts = NO_INTERCEPTS): Attempt {
  const word = readWord(machine, machine.cpu.pc);
  if (word === undefined) return { instruction: undefined, trap: pageFault(machine), intercepted: false };
  const instruction = decode(machine.readsOtherCode ? otherCode(word) : word);
  if (instruction === undefined) return trapped(undefined, 'undefined');
  if (isRefused(machine, instruction.mnemonic)) return trapped(instruction, 'protection');
  if (machine.nonRoot && intercepts.includes(instruction.mnemonic)) {
    return { instruction, trap: undefined, intercepted: true };
  }
  return { instruction, trap: perform(machine, instruction), intercepted: false };
}

function trapped(instruction: Instruction | undefined, vector: Vector): Attempt {
  return { instruction, trap: { vector, error: 0 }, intercepted: false };
}

/** Whether an instruction traps because of the ring. A gate lets its own ring return outwards. */
export function isRefused({ cpu, flavour, gate }: Machine, mnemonic: Mnemonic): boolean {
  if (cpu.ring === 0 || !flavour.privileged.includes(mnemonic)) return false;
  return !(mnemonic === 'SYSRET' && gate !== undefined && gate.ring === cpu.ring);
}

/** The interrupt that a device asks for, the timer first. */
export function pendingInterrupt({ devices }: Machine): 'timer' | 'disk' | undefined {
  if (devices.timerPending) return 'timer';
  return devices.diskPending ? 'disk' : undefined;
}

/** The interrupt that the processor takes now, if it takes one. It is then no longer pending. */
export function takeInterrupt(machine: Machine): Trap | undefined {
  const vector = machine.cpu.interrupts ? pendingInterrupt(machine) : undefined;
  if (vector === undefined) return undefined;
  if (vector === 'timer') machine.devices.timerPending = false;
  else machine.devices.diskPending = false;
  return { vector, error: 0 };
}

/** A processor that waits: time passes up to the next interrupt. If none can wake it, the machine stops for good. */
export function waitForInterrupt(machine: Machine): void {
  const { cpu, devices } = machine;
  const ticks = ticksToNext(devices);
  if (!cpu.interrupts || ticks === 0) {
    machine.stopped = 'halted';
    return;
  }
  // The step in which this happens counts for one more.
  if (devices.timerLeft > 0) devices.timerLeft -= ticks - 1;
  if (devices.diskLeft > 0) devices.diskLeft -= ticks - 1;
}
