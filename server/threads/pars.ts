import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { ParWish } from './wire.ts';

/** Halls whose bots may wait for their run; one more is not taken in. Design value. */
const WAITING_MAX = 100;
/** Halls whose par is remembered: the last ones. Design value. */
const KNOWN_MAX = 100;

/** Who lets the bots of a hall run. */
interface Bots {
  ask(wish: ParWish): Promise<ParFigures>;
}

interface Waiting {
  readonly wish: ParWish;
  /** A class goes before those who play alone. */
  first: boolean;
  readonly resolve: (par: ParFigures) => void;
  readonly reject: (problem: Error) => void;
}

/** What the bots of halls come to: asked once for a hall and seed, one hall after another. */
export class Pars {
  readonly #bots: Bots;
  readonly #waiting: Waiting[] = [];
  /** By hall and seed, those that are under way too. */
  readonly #asked = new Map<string, Promise<ParFigures>>();
  readonly #known = new Map<string, ParFigures>();
  #running = false;

  constructor(bots: Bots) {
    this.#bots = bots;
  }

  /** The par of a hall and seed, if its bots have run. */
  known(wish: ParWish): ParFigures | undefined {
    return this.#known.get(keyOf(wish));
  }

  /** Lets the bots run if they have not. Rejects if too many halls wait, or if something breaks: ask again later. */
  of(wish: ParWish, first: boolean): Promise<ParFigures> {
    const key = keyOf(wish);
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known);
    for (const waiting of this.#waiting) if (keyOf(waiting.wish) === key) waiting.first ||= first;
    const asked = this.#asked.get(key) ?? this.#ask(wish, first);
    this.#asked.set(key, asked);
    asked.then(
      (par) => this.#remember(key, par),
      () => this.#asked.delete(key),
    );
    return asked;
  }

  #ask(wish: ParWish, first: boolean): Promise<ParFigures> {
    if (this.#waiting.length >= WAITING_MAX) return Promise.reject(new Error(`${WAITING_MAX} halls wait`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wish, first, resolve, reject });
      this.#runNext();
    });
  }

  #runNext(): void {
    if (this.#running) return;
    const at = Math.max(
      0,
      this.#waiting.findIndex(({ first }) => first),
    );
    const [next] = this.#waiting.splice(at, 1);
    if (!next) return;
    this.#running = true;
    this.#bots
      .ask(next.wish)
      .then(next.resolve, next.reject)
      .finally(() => {
        this.#running = false;
        this.#runNext();
      });
  }

  #remember(key: string, par: ParFigures): void {
    this.#asked.delete(key);
    this.#known.set(key, par);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KNOWN_MAX && oldest !== undefined) this.#known.delete(oldest);
  }
}

function keyOf({ scenario, seed }: ParWish): string {
  return `${scenario}/${seed}`;
}
