import { useEffect, useRef, useState } from 'preact/hooks';
import { type Refused, type Tried, triedOf } from '#shared/levels/machine/tried.ts';
import type { MachineSetting } from '#shared/see/machine/entry.ts';

interface Trials {
  readonly found: readonly (Tried | Refused)[];
  readonly isRunning: boolean;
  /** What was chosen for the machines that have run. */
  readonly ran: readonly number[] | undefined;
  readonly run: (
    machines: readonly MachineSetting[],
    /** How many of them are shown; the others are measured for comparison. */
    shown: number,
    chosen: readonly number[],
    then: (found: readonly (Tried | Refused)[]) => void,
  ) => void;
}

/** Runs machines one after the other, each in a moment of its own, so that the page stays awake. */
export function useTrials(): Trials {
  const [found, setFound] = useState<readonly (Tried | Refused)[]>([]);
  const [ran, setRan] = useState<readonly number[]>();
  const [isRunning, setRunning] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const run: Trials['run'] = (machines, shown, chosen, then) => {
    clearTimeout(timer.current);
    setRunning(true);
    setFound([]);
    const next = (done: readonly (Tried | Refused)[]): void => {
      const machine = machines[done.length];
      if (machine) {
        timer.current = setTimeout(() => next([...done, triedOf(machine)]));
        return;
      }
      const found = done.slice(0, shown);
      setFound(found);
      setRan(chosen);
      setRunning(false);
      then(found);
    };
    next([]);
  };
  return { found, isRunning, ran, run };
}
