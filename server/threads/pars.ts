import type { ParFigures } from '#shared/protocol/debrief.ts';
import type { ParAsk, ParWish } from './wire.ts';

/** Halls whose bots may wait for their run; one more is not taken in. Design value. */
const WAITING_MAX = 100;
/** Halls whose par is remembered: the last ones. Design value. */
const KNOWN_MAX = 100;

/** Who lets the bots of a hall run. */
interface Bots {
  ask(ask: ParAsk): Promise<ParFigures>;
  /** Somebody waits by now for the hall that is under way. */
  tell(word: { readonly hurry: true }): void;
}

/** Who wants a par, the most urgent first: somebody who looks at a score that lacks it; a class; who plays alone. */
const URGENCIES = ['now', 'class', 'alone'] as const;
export type ParUrgency = (typeof URGENCIES)[number];

interface Waiting {
  readonly wish: ParWish;
  urgency: ParUrgency;
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
  #running: ParWish | undefined;

  constructor(bots: Bots) {
    this.#bots = bots;
  }

  /** The par of a hall and seed, if its bots have run. */
  known(wish: ParWish): ParFigures | undefined {
    return this.#known.get(keyOf(wish));
  }

  /** Lets the bots run if they have not. Rejects if too many halls wait, or if something breaks: ask again later. */
  of(wish: ParWish, urgency: ParUrgency): Promise<ParFigures> {
    const key = keyOf(wish);
    const known = this.#known.get(key);
    if (known) return Promise.resolve(known);
    this.#urge(key, urgency);
    const asked = this.#asked.get(key) ?? this.#ask(wish, urgency);
    this.#asked.set(key, asked);
    asked.then(
      (par) => this.#remember(key, par),
      () => this.#asked.delete(key),
    );
    return asked;
  }

  /** One that is asked for already becomes as urgent as whoever needs it most. */
  #urge(key: string, urgency: ParUrgency): void {
    if (urgency === 'now' && this.#running && keyOf(this.#running) === key) this.#bots.tell({ hurry: true });
    for (const waiting of this.#waiting)
      if (keyOf(waiting.wish) === key && rankOf(urgency) < rankOf(waiting.urgency)) waiting.urgency = urgency;
  }

  #ask(wish: ParWish, urgency: ParUrgency): Promise<ParFigures> {
    if (this.#waiting.length >= WAITING_MAX) return Promise.reject(new Error(`${WAITING_MAX} halls wait`));
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wish, urgency, resolve, reject });
      this.#runNext();
    });
  }

  #runNext(): void {
    if (this.#running) return;
    const ranks = this.#waiting.map(({ urgency }) => rankOf(urgency));
    const [next] = this.#waiting.splice(ranks.indexOf(Math.min(...ranks)), 1);
    if (!next) return;
    this.#running = next.wish;
    this.#bots
      .ask({ ...next.wish, hurries: next.urgency === 'now' })
      .then(next.resolve, next.reject)
      .finally(() => {
        this.#running = undefined;
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

function rankOf(urgency: ParUrgency): number {
  return URGENCIES.indexOf(urgency);
}

function keyOf({ scenario, seed }: ParWish): string {
  return `${scenario}/${seed}`;
}
