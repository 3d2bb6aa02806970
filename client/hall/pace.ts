/** The engine's loop, as far as it is paced. */
interface Loop {
  sleep(): void;
  wake(): void;
}

/** Whether the engine draws frames: it does not while nothing moves. */
export interface Pace {
  /** Nothing moves: no more frames until something stirs. */
  rest(): void;
  stir(): void;
  /** Somebody else draws from now on, or nobody. */
  end(): void;
}

/** A loop that is awake. It wakes with the next frame of the page, never in the middle of what stirred it. */
export function paceOf(loop: () => Loop, nextFrame: (run: () => void) => void): Pace {
  let state: 'awake' | 'resting' | 'waking' | 'ended' = 'awake';
  const wake = () => {
    if (state !== 'waking') return;
    state = 'awake';
    loop().wake();
  };
  return {
    rest() {
      if (state !== 'awake') return;
      state = 'resting';
      loop().sleep();
    },
    stir() {
      if (state !== 'resting') return;
      state = 'waking';
      nextFrame(wake);
    },
    end() {
      state = 'ended';
    },
  };
}
