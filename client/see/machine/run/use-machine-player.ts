import { useEffect, useState } from 'preact/hooks';
import type { Tape } from '#shared/see/machine/tape.ts';
import { nextEvent } from '#shared/see/machine/tape.ts';

/** Steps a second when it runs slowly; how long a run to the end takes at most, and pictures a second. Design values. */
const SLOW_STEPS_PER_SECOND = 1;
const RUN_STEPS_PER_SECOND = 6;
const RUN_SECONDS = 8;
const PICTURES_PER_SECOND = 25;

type Pace = 'still' | 'slow' | 'run';

/** A place in a run, and ways to move it: each as far as it may. */
export interface MachinePlayer {
  readonly moment: number;
  readonly last: number;
  readonly pace: Pace;
  readonly run: (pace: 'slow' | 'run') => void;
  readonly pause: () => void;
  readonly seek: (moment: number) => void;
  /** To the end of the next step in which more happens than that an instruction runs. */
  readonly toNextEvent: () => void;
}

/** Moves on a tape from `tape.stop` to `last`, no further; running stops before instructions in `breakpoints`. */
export function useMachinePlayer(tape: Tape, last: number, breakpoints: readonly number[]): MachinePlayer {
  const [moment, setMoment] = useState(tape.stop);
  const [pace, setPace] = useState<Pace>('still');
  const { stride, everyMs } = beatOf(pace, tape);
  useEffect(() => {
    if (pace === 'still') return;
    const timer = setInterval(
      () => setMoment((at) => runUntil(tape, at, Math.min(last, at + stride), breakpoints)),
      everyMs,
    );
    return () => clearInterval(timer);
  }, [pace, tape, last, stride, everyMs, breakpoints]);
  useEffect(() => {
    if (moment >= last || isBreak(tape, moment, breakpoints)) setPace('still');
  }, [tape, moment, last, breakpoints]);
  const seek = (to: number): void => {
    setPace('still');
    setMoment(Math.max(0, Math.min(last, to)));
  };
  return {
    moment: Math.min(moment, last),
    last,
    pace,
    run: (wanted) => {
      if (prefersStillness()) seek(runUntil(tape, moment, last, breakpoints));
      else {
        // From a breakpoint it goes on.
        setMoment((at) => Math.min(last, at + 1));
        setPace(wanted);
      }
    },
    pause: () => setPace('still'),
    seek,
    toNextEvent: () => seek(nextEvent(tape, moment) ?? last),
  };
}

/** Where running gets to on its way: to the first breakpoint after where it starts. */
function runUntil(tape: Tape, from: number, to: number, breakpoints: readonly number[]): number {
  for (let at = from + 1; at < to; at++) if (isBreak(tape, at, breakpoints)) return at;
  return to;
}

function isBreak({ steps }: Tape, moment: number, breakpoints: readonly number[]): boolean {
  const next = steps[moment];
  return next !== undefined && breakpoints.includes(next.pc);
}

/** Steps between two pictures, and the time between them. */
function beatOf(pace: Pace, { stop, end }: Tape): { readonly stride: number; readonly everyMs: number } {
  if (pace === 'slow') return { stride: 1, everyMs: 1000 / SLOW_STEPS_PER_SECOND };
  const perSecond = Math.max(RUN_STEPS_PER_SECOND, (end - stop) / RUN_SECONDS);
  const pictures = Math.min(perSecond, PICTURES_PER_SECOND);
  return { stride: Math.max(1, Math.round(perSecond / pictures)), everyMs: 1000 / pictures };
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
