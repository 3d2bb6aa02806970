import type { HallParts, ToldHall } from './draw/draw-hall.ts';

/**
 * Until when in a frame the hall of a tick is told: at least so long after the frame began, ms, and so long that it is whole after so
 * many frames. A tick comes every twelve frames of a screen. Design values.
 */
const LEAST_MS = 3;
const FRAMES = 4;

/**
 * The hall of a tick on its way to the card. A large one is told over a few frames, so that none of them is late; until it is whole,
 * the hall of the tick before is shown.
 */
export class Telling {
  readonly #nowMs: () => number;
  #parts: HallParts | undefined;
  /** What the one that is under way, and the one before it, took in all. */
  #tookMs = 0;
  #lastMs = 0;

  /** `nowMs`: a clock of the page. */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get underWay(): boolean {
    return this.#parts !== undefined;
  }

  /** Begins anew; what was under way is never shown. */
  begin(parts: HallParts): void {
    this.#parts = parts;
    this.#tookMs = 0;
  }

  /** Tells for this frame's share of time, at least one part; answers the hall if it is whole now. */
  goOn(frameBeganMs: number): ToldHall | undefined {
    return this.#tellUntil(frameBeganMs + Math.max(LEAST_MS, this.#lastMs / FRAMES));
  }

  /** Tells all that is left. */
  finish(): ToldHall | undefined {
    return this.#tellUntil(Number.POSITIVE_INFINITY);
  }

  #tellUntil(untilMs: number): ToldHall | undefined {
    const parts = this.#parts;
    if (!parts) return undefined;
    const beganMs = this.#nowMs();
    let [part, nowMs] = [parts.next(), this.#nowMs()];
    while (!part.done && nowMs < untilMs) [part, nowMs] = [parts.next(), this.#nowMs()];
    this.#tookMs += nowMs - beganMs;
    if (!part.done) return undefined;
    this.#parts = undefined;
    this.#lastMs = this.#tookMs;
    return part.value;
  }
}
