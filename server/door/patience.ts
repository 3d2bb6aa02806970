import { setTimeout as pause } from 'node:timers/promises';

/** Wrong tries that are answered at once. */
const FREE = 5;
const FIRST_MS = 100;
const LONGEST_MS = 4000;
/** Wrong tries are forgotten after so long without another. Design values. */
const FORGET_MS = 60_000;
/** Answers that may wait at a time, so that waiting costs the server nothing. */
const WAITING_MAX = 200;
const KNOWN_MAX = 10_000;

/** Makes whoever is wrong again and again wait longer and longer for the answer; whoever is right never waits. */
export class Patience {
  readonly #nowMs: () => number;
  readonly #wrong = new Map<string, { count: number; atMs: number }>();
  #waiting = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Milliseconds that the next wrong answer to `who` takes. */
  delayMs(who: string): number {
    const count = this.#count(who);
    return count < FREE ? 0 : Math.min(LONGEST_MS, FIRST_MS * 2 ** (count - FREE));
  }

  /** Notes a wrong try and waits; answers at once, with the seconds to wait, when too many wait already. */
  async wrong(who: string): Promise<number | undefined> {
    const ms = this.delayMs(who);
    this.#note(who);
    if (ms === 0) return undefined;
    if (this.#waiting >= WAITING_MAX) return ms / 1000;
    this.#waiting += 1;
    await pause(ms, undefined, { ref: false });
    this.#waiting -= 1;
    return undefined;
  }

  #count(who: string): number {
    const seen = this.#wrong.get(who);
    return seen && this.#nowMs() - seen.atMs < FORGET_MS ? seen.count : 0;
  }

  #note(who: string): void {
    const count = this.#count(who) + 1;
    this.#wrong.delete(who);
    this.#wrong.set(who, { count, atMs: this.#nowMs() });
    const [oldest] = this.#wrong.keys();
    if (this.#wrong.size > KNOWN_MAX && oldest !== undefined) this.#wrong.delete(oldest);
  }
}
