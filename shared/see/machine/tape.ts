import type { Mnemonic } from '#shared/machine/hardware/instructions.ts';
import type { Ring } from '#shared/machine/hardware/words.ts';
import { type Film, filmOf, goTo, stepOn } from '#shared/machine/trial/snapshot.ts';
import type { MachineEvent } from '#shared/machine/vmm/events.ts';
import type { Run } from '#shared/machine/vmm/run.ts';
import type { MachineEntry, MachineSetting, Moment } from './entry.ts';
import { startSetting } from './setting.ts';

/** One step of a run, as it was seen. */
export interface TapedStep {
  /** Where the guest was before it, and in which ring it took itself to be. */
  readonly pc: number;
  readonly ring: Ring;
  /** The instruction that completed in it, if one did. */
  readonly mnemonic: Mnemonic | undefined;
  readonly events: readonly MachineEvent[];
  /** Cycles from the start to its end. */
  readonly cycles: number;
}

/** A whole run: what happened in each step, and a film on which one can go to any moment. Moment `n` is after `n` steps. */
export interface Tape {
  readonly steps: readonly TapedStep[];
  readonly film: Film;
  readonly stop: number;
  readonly end: number;
}

/** Steps after which a run is cut off that does not end by itself. Design value. */
const MAX_STEPS = 6000;

/** Runs a setting from its start to its end. With a lever, the moment to stop at may never come: then it stops where it does without. */
export function tapeOf(entry: MachineEntry, setting: MachineSetting): Tape {
  const film = filmOf(startSetting(setting));
  const steps = stepsOf(film, entry.end);
  const end = (entry.end && momentIn(steps, entry.end)) ?? steps.length;
  return { steps, film, end, stop: Math.min(momentIn(steps, entry.stop) ?? plainStop(entry), end) };
}

/** A run from start to end that begins at a moment of its own, beside any concept. */
export function wholeTape(setting: MachineSetting, stop = 0): Tape {
  const film = filmOf(startSetting(setting));
  const steps = stepsOf(film);
  return { steps, film, end: steps.length, stop: Math.min(stop, steps.length) };
}

function plainStop(entry: MachineEntry): number {
  const stop = momentIn(stepsOf(filmOf(startSetting(entry.machine)), entry.stop), entry.stop);
  if (stop === undefined) throw new Error(`${entry.id} never comes to where it should stop`);
  return stop;
}

/** Steps until the guest stops, or until a moment has come. */
function stepsOf(film: Film, until?: Moment): TapedStep[] {
  const steps: TapedStep[] = [];
  let left = until?.nth ?? 1;
  while (film.current.guest.stopped === undefined && steps.length < MAX_STEPS && left > 0) {
    const step = tapedStep(film);
    steps.push(step);
    if (until?.of(step)) left--;
  }
  return steps;
}

function tapedStep(film: Film): TapedStep {
  const { pc, ring } = film.current.guest.cpu;
  stepOn(film);
  const { events, counts } = film.current;
  const ran = events.find((event) => event.type === 'ran');
  return { pc, ring, mnemonic: ran?.mnemonic, events: [...events], cycles: counts.cycles };
}

/** The moment in a run that a description fits; nothing if it never comes. */
export function momentIn(steps: readonly TapedStep[], { side, of, nth = 1 }: Moment): number | undefined {
  let left = nth;
  const at = steps.findIndex((step) => of(step) && --left === 0);
  if (at < 0) return undefined;
  return side === 'before' ? at : at + 1;
}

/** The run as it was at a moment, with the events of the step that led there. It is the same object each time, changed. */
export function runAt({ film }: Tape, moment: number): Run {
  goTo(film, moment);
  return film.current;
}

/** The moment after the next step in which more happened than that the processor ran an instruction; nothing up to the end. */
export function nextEvent({ steps, end }: Tape, moment: number): number | undefined {
  const at = steps.findIndex((step, i) => i >= moment && isEventful(step));
  return at < 0 || at >= end ? undefined : at + 1;
}

/** Whether more happened in a step than that the processor ran an instruction. */
function isEventful({ events }: TapedStep): boolean {
  return events.some((event) => event.type !== 'ran' || (event.means !== 'direct' && event.means !== 'translated'));
}
