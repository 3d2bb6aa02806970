/** The engine's loop, as far as it is paced. */
interface Loop {
  sleep(): void;
  wake(): void;
}

/** Whether the engine draws frames: it does not while nothing moves. */
export interface Pace {
  /** Nothing moves: no more frames until something stirs. */
  rest(): void;
  /** Only what the card moves by itself moves, and drawing is dear here: the next frame comes a little later. */
  nap(): void;
  stir(): void;
  /** Somebody else draws from now on, or nobody. */
  end(): void;
}

/** Between two frames of a nap, ms. Design value. */
const NAP_MS = 100;

/** A loop that is awake. It wakes with the next frame of the page, never in the middle of what stirred it. */
export function paceOf(
  loop: () => Loop,
  nextFrame: (run: () => void) => void,
  later: (run: () => void, ms: number) => void,
): Pace {
  let state: 'awake' | 'resting' | 'waking' | 'ended' = 'awake';
  const wake = () => {
    if (state !== 'waking') return;
    state = 'awake';
    loop().wake();
  };
  const stir = () => {
    if (state !== 'resting') return;
    state = 'waking';
    nextFrame(wake);
  };
  return {
    nap() {
      if (state !== 'awake') return;
      state = 'resting';
      loop().sleep();
      later(stir, NAP_MS);
    },
    rest() {
      if (state !== 'awake') return;
      state = 'resting';
      loop().sleep();
    },
    stir,
    end() {
      state = 'ended';
    },
  };
}
