import { WORK_BITS_MAX } from '#shared/protocol/work.ts';

/** How fast what happened at a door is forgotten: half of it after so long. Design value. */
const HALF_LIFE_MS = 20_000;
/** Doors remembered at once; the quietest are forgotten first. */
const DOORS_MAX = 10_000;
/** Work begins with so many bits (4 096 hashes, some hundredths of a second) … */
const FIRST_BITS = 12;
/** … and each doubling of the crowd costs four times as much. Design values. */
const BITS_PER_DOUBLING = 2;

/** How much is happening at each door of one kind: what makes the next one dearer. */
export class Crowd {
  readonly #free: number;
  readonly #nowMs: () => number;
  readonly #halfLifeMs: number;
  readonly #doors = new Map<string, { count: number; atMs: number }>();

  /** `free`: so many at a time cost nothing. `halfLifeMs`: after so long half of them are forgotten. */
  constructor(free: number, nowMs: () => number, halfLifeMs = HALF_LIFE_MS) {
    this.#free = free;
    this.#halfLifeMs = halfLifeMs;
    this.#nowMs = nowMs;
  }

  /** Something happened at this door. */
  note(door: string): void {
    const count = this.count(door) + 1;
    this.#doors.delete(door);
    this.#doors.set(door, { count, atMs: this.#nowMs() });
    const [oldest] = this.#doors.keys();
    if (this.#doors.size > DOORS_MAX && oldest !== undefined) this.#doors.delete(oldest);
  }

  /** What has happened lately, older things counting less. */
  count(door: string): number {
    const seen = this.#doors.get(door);
    return seen ? seen.count * 2 ** (-(this.#nowMs() - seen.atMs) / this.#halfLifeMs) : 0;
  }

  /** Bits of work that this door costs now. */
  bits(door: string): number {
    const count = this.count(door);
    if (count < this.#free) return 0;
    return Math.min(WORK_BITS_MAX, FIRST_BITS + BITS_PER_DOUBLING * Math.floor(Math.log2(count / this.#free)));
  }
}
