import type { Guest } from '#shared/machine/guests/guest.ts';
import type { FlavourId } from '#shared/machine/hardware/flavours.ts';
import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import type { LineUpId } from '#shared/machine/trial/line-up.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { Setup } from '#shared/machine/vmm/setup.ts';
import type { EntryHeader, Unit } from '../header.ts';
import type { Happening } from './happening.ts';
import type { TapedStep } from './tape.ts';

/** A small machine: which guest runs, and how. Plain data; what is not said is as usual (`setupOf`). */
export interface MachineSetting extends Partial<Omit<Setup, 'technique' | 'flavour'>> {
  /** Id of a guest in `shared/machine/guests`. */
  readonly guest: string;
  readonly technique: Setup['technique'];
  readonly flavour: FlavourId;
  /** Instructions that trap too, as if the processor had been built so. */
  readonly privileged?: readonly Mnemonic[];
}

/** A moment of a run: just before the step, or just after it, in which something happens for the `nth` time (1 = the first). */
export interface Moment {
  readonly side: 'before' | 'after';
  readonly of: (step: TapedStep) => boolean;
  readonly nth?: number;
}

/** A number that is read off a run. Its words are `machine.figure.<id>`. */
export interface MachineFigure {
  readonly id: string;
  readonly unit: Unit;
  /** A pure function of the run. */
  readonly read: (run: Run) => number;
}

export interface MachineLever {
  readonly id: string;
  readonly change: (setting: MachineSetting) => MachineSetting;
}

/**
 * What is asked before the machine goes on. The right answer is what the machine does.
 * `number`, `which`: as with worlds, of figures at the end. `next`: what becomes of the next step. `ways`: under which way of
 * running the guest a measure is highest or lowest. `missed`: which of the three requirements the run does not meet.
 */
export type MachineQuestion =
  | { readonly kind: 'number'; readonly of: string; readonly choices: readonly number[] }
  | { readonly kind: 'which'; readonly of: readonly string[]; readonly most: 'highest' | 'lowest' }
  | { readonly kind: 'next'; readonly choices: readonly Happening[] }
  | { readonly kind: 'missed' }
  | {
      readonly kind: 'ways';
      readonly of: readonly LineUpId[];
      readonly most: 'highest' | 'lowest';
      /** Its words are `machine.figure.<id>`. */
      readonly id: string;
      /** Cycles, of a guest under a set-up. */
      readonly measure: (guest: Guest, setup: Setup) => number;
    };

/** Pictures that a page of a machine can show. Each is a component in `client/see/machine/views`. */
export type MachineViewId =
  | 'rings'
  | 'listing'
  | 'trapPath'
  | 'processor'
  | 'devices'
  | 'counts'
  | 'cache'
  | 'vmcs'
  | 'verdict'
  | 'twoMaps'
  | 'faults';

/** A concept, shown by a small machine that is stopped at the moment that matters. */
export interface MachineEntry extends EntryHeader {
  readonly machine: MachineSetting;
  /** Where it stands still and asks, and where the run is over: nothing is where the guest stops. */
  readonly stop: Moment;
  readonly end?: Moment;
  /** The first two stand side by side where there is room. */
  readonly views: readonly MachineViewId[];
  readonly figures: readonly MachineFigure[];
  readonly asks: MachineQuestion;
  readonly levers: readonly MachineLever[];
}
