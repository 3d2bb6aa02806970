/** Where time comes from; tests hand in one that they move themselves. */
export interface Timer {
  /** Monotonic, in ms. */
  now(): number;
  /** Calls `then` once after `ms`; the answer cancels it. */
  after(ms: number, then: () => void): () => void;
}

/** Ticks that a clock makes up for at once; when it is further behind it forgets them. */
const CATCH_UP_TICKS = 5;

/**
 * Calls `onTick` every `periodMs`, measured from the start and not from the last call, so that it does not drift. A tick
 * is due when the one before it has finished.
 */
export class Clock {
  readonly #timer: Timer;
  readonly #onTick: (lateMs: number) => Promise<void>;
  readonly #onOverrun: (ticks: number) => void;
  #periodMs = 0;
  #startMs = 0;
  #count = 0;
  #cancel: (() => void) | undefined;
  /** Rises with every start and stop: a tick that finishes late must not schedule for a clock that has changed. */
  #run = 0;

  constructor(timer: Timer, onTick: (lateMs: number) => Promise<void>, onOverrun: (ticks: number) => void) {
    this.#timer = timer;
    this.#onTick = onTick;
    this.#onOverrun = onOverrun;
  }

  /** Period in ms, 0 while it stands still. */
  get periodMs(): number {
    return this.#periodMs;
  }

  start(periodMs: number): void {
    this.stop();
    this.#periodMs = periodMs;
    this.#startMs = this.#timer.now();
    this.#count = 1;
    this.#schedule();
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#periodMs = 0;
    this.#run++;
  }

  #schedule(): void {
    const dueMs = this.#startMs + this.#count * this.#periodMs;
    const run = this.#run;
    this.#cancel = this.#timer.after(Math.max(0, dueMs - this.#timer.now()), () => {
      void this.#fire(dueMs, run);
    });
  }

  async #fire(dueMs: number, run: number): Promise<void> {
    const lateMs = this.#timer.now() - dueMs;
    this.#count++;
    await this.#onTick(lateMs);
    if (run !== this.#run) return;
    this.#rebaseIfHopeless();
    this.#schedule();
  }

  #rebaseIfHopeless(): void {
    const behind = Math.floor((this.#timer.now() - this.#startMs) / this.#periodMs) - this.#count;
    if (behind < CATCH_UP_TICKS) return;
    this.#onOverrun(behind);
    this.#startMs = this.#timer.now();
    this.#count = 1;
  }
}

/** Resolves after `ms`. */
export function pause(timer: Timer, ms: number): Promise<void> {
  return new Promise((resolve) => {
    timer.after(ms, resolve);
  });
}

/** Calls `beat` every `periodMs` until the answer is called: housekeeping that need not be punctual. */
export function heartbeat(timer: Timer, periodMs: number, beat: () => void): () => void {
  let cancel = timer.after(periodMs, again);
  function again() {
    cancel = timer.after(periodMs, again);
    beat();
  }
  return () => cancel();
}
