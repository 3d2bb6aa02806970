import { signal } from '@preact/signals';

/** How many times faster than the hall's own time a replay can run. */
export const REPLAY_SPEEDS = [1, 2, 4, 8, 16] as const;
export type ReplaySpeed = (typeof REPLAY_SPEEDS)[number];

/** ms between two frames of a replay that runs: as smooth as a game at ×4. Design value. */
const FRAME_MS = 50;

/** Moves through a recording: one position, that runs or is set. */
export class Player {
  readonly tick = signal(0);
  readonly playing = signal(false);
  readonly speed = signal<ReplaySpeed>(1);
  /** Whether a moment was asked for that is not shown yet. */
  readonly seeking = signal(false);
  readonly #ticks: number;
  readonly #ticksPerMs: number;
  readonly #show: (tick: number) => Promise<void>;
  #wanted: number | undefined;
  #busy = false;
  #timer: ReturnType<typeof setInterval> | undefined;
  #position = 0;
  #lastMs = 0;

  /** `show` brings all halls to a tick; the next one is asked for when it is done. */
  constructor(ticks: number, tickSeconds: number, show: (tick: number) => Promise<void>) {
    this.#ticks = ticks;
    this.#ticksPerMs = 1 / (1000 * tickSeconds);
    this.#show = show;
  }

  get ticks(): number {
    return this.#ticks;
  }

  /** Goes to a tick, and shows it as soon as it can be. */
  seek(tick: number): void {
    this.#position = Math.min(this.#ticks, Math.max(0, Math.round(tick)));
    this.#want(this.#position);
  }

  /** Runs on, from the beginning if it is at the end. */
  play(): void {
    if (this.playing.peek()) return;
    if (this.#position >= this.#ticks) this.seek(0);
    this.playing.value = true;
    this.#lastMs = performance.now();
    this.#timer = setInterval(() => this.#advance(), FRAME_MS);
  }

  pause(): void {
    clearInterval(this.#timer);
    this.playing.value = false;
  }

  toggle(): void {
    if (this.playing.peek()) this.pause();
    else this.play();
  }

  /** Ends for good. */
  close(): void {
    this.pause();
    this.#wanted = undefined;
  }

  #advance(): void {
    const now = performance.now();
    const passedMs = now - this.#lastMs;
    this.#lastMs = now;
    // Time does not run away from halls that take longer than a frame.
    if (this.#busy) return;
    this.#position = Math.min(this.#ticks, this.#position + passedMs * this.#ticksPerMs * this.speed.peek());
    if (this.#position >= this.#ticks) this.pause();
    this.#want(Math.floor(this.#position));
  }

  #want(tick: number): void {
    this.tick.value = tick;
    this.#wanted = tick;
    if (!this.#busy) void this.#work();
  }

  async #work(): Promise<void> {
    this.#busy = true;
    this.seeking.value = true;
    for (let tick = this.#wanted; tick !== undefined; tick = this.#wanted) {
      this.#wanted = undefined;
      // A moment that cannot be shown leaves the halls as they are; the next one may be shown again.
      await this.#show(tick).catch(() => undefined);
    }
    this.seeking.value = false;
    this.#busy = false;
  }
}
