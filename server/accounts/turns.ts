/** Work that waits at a time, of those who are not known here. Design value. */
const WAITING_MAX = 100;

interface Waiting {
  readonly begin: () => void;
}

/**
 * One piece of heavy work at a time. Those who are known here go first, and are never turned away for the crowd of the others.
 */
export class Turns {
  readonly #known: Waiting[] = [];
  readonly #others: Waiting[] = [];
  #busy = false;

  /** The result of the work; nothing if too many wait, and nothing was done. */
  async run<T>(isKnown: boolean, work: () => Promise<T>): Promise<{ readonly result: T } | undefined> {
    const queue = isKnown ? this.#known : this.#others;
    if (!isKnown && queue.length >= WAITING_MAX) return undefined;
    if (this.#busy) await new Promise<void>((begin) => queue.push({ begin }));
    this.#busy = true;
    try {
      return { result: await work() };
    } finally {
      const next = this.#known.shift() ?? this.#others.shift();
      // Whoever is next keeps the place busy.
      if (next) next.begin();
      else this.#busy = false;
    }
  }
}
