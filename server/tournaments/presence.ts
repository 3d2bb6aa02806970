/** A program that has said nothing for so long is gone, ms. Design value. */
const SILENT_MS = 6000;
/** Somebody whose page has not asked for so long is gone, ms: pages ask every few seconds. Design value. */
const AWAY_MS = 15_000;

/** Which entries of a tournament are there. Known to this process only: after a restart everybody has some time to come back. */
export class Presence {
  readonly #nowMs: () => number;
  readonly #openedMs: number;
  readonly #seenMs = new Map<number, number>();
  /** Programs that wait for an answer. */
  readonly #asking = new Set<number>();
  /** Since when they wait for somebody to play with. */
  readonly #freeMs = new Map<number, number>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
    this.#openedMs = nowMs();
  }

  seen(entry: number): void {
    this.#seenMs.set(entry, this.#nowMs());
  }

  /** A program asks; answers false if it is asking already. */
  asks(entry: number): boolean {
    if (this.#asking.has(entry)) return false;
    this.#asking.add(entry);
    this.seen(entry);
    return true;
  }

  answered(entry: number): void {
    this.#asking.delete(entry);
    this.seen(entry);
  }

  /** Whether an entry has been heard of lately. */
  isHere(entry: number, program: boolean): boolean {
    if (this.#asking.has(entry)) return true;
    const seenMs = this.#seenMs.get(entry);
    return seenMs !== undefined && this.#nowMs() - seenMs < (program ? SILENT_MS : AWAY_MS);
  }

  /** Whether it has been silent for too long, and has had the time to say something. */
  isGone(entry: number, sinceMs: number): boolean {
    if (this.#asking.has(entry)) return false;
    return this.#nowMs() - Math.max(this.#seenMs.get(entry) ?? this.#openedMs, sinceMs) > SILENT_MS;
  }

  /** s that an entry has been free, as it is told so for the first time or again; nothing while it is not. */
  waitedS(entry: number, free: boolean): number | undefined {
    if (!free) {
      this.#freeMs.delete(entry);
      return undefined;
    }
    const since = this.#freeMs.get(entry) ?? this.#nowMs();
    this.#freeMs.set(entry, since);
    return Math.floor((this.#nowMs() - since) / 1000);
  }
}
