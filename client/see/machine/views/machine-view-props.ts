import type { Program } from '#shared/machine/assembler/assemble.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';
import type { Tape } from '#shared/see/machine/tape.ts';
import type { Guesses } from '../faults/fault-item.tsx';

/** What a picture of a small machine is drawn from: its state at a moment, and nothing else. */
export interface MachineViewProps {
  readonly setting: MachineSetting;
  readonly program: Program;
  /** All steps of the run. What comes after `moment` may not be shown. */
  readonly tape: Tape;
  /** The run as it is now; `run.events` is what happened in the step that led here. It is the same object each time, changed. */
  readonly run: Run;
  readonly moment: number;
  /** Addresses of instructions before which running stops. */
  readonly breakpoints: readonly number[];
  readonly onBreakpoint: (pc: number) => void;
  /** The end has been seen: what tells about the whole run may be shown, and the machine may be changed. */
  readonly isOver: boolean;
  /** Whose fault somebody thinks each page fault was. */
  readonly guesses: Guesses;
  readonly onGuesses: (guesses: Guesses) => void;
  /** Starts again with another machine. */
  readonly onChange: (change: Partial<MachineSetting>) => void;
}
