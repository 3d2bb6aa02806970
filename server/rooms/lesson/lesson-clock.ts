import type { Timer } from '#shared/clock.ts';
import type { Game } from '../game.ts';
import { passes, TOLD_EVERY_MS } from './run-lesson.ts';

/** The real time of the present step of a room's lesson: passes while the lesson leads, the hall stands and somebody is there. */
export class LessonClock {
  readonly #timer: Timer;
  readonly #onDue: () => void;
  /** Since when time has passed that the state does not know of yet; absent while it stands. */
  #sinceMs: number | undefined;
  #cancel: (() => void) | undefined;

  constructor(timer: Timer, onDue: () => void) {
    this.#timer = timer;
    this.#onDue = onDue;
  }

  /** What the present step has left now, ms. */
  leftMs({ state }: Game): number {
    const passedMs = this.#sinceMs === undefined ? 0 : this.#timer.now() - this.#sinceMs;
    return Math.max(0, (state.lesson?.leftMs ?? 0) - passedMs);
  }

  /** The state says anew what is left. */
  noted(): void {
    if (this.#sinceMs !== undefined) this.#sinceMs = this.#timer.now();
    this.#again();
  }

  /** Lets time pass or stand as the room wants it. Answers what was left if it has just come to stand. */
  tune(game: Game, present: boolean): number | undefined {
    const going = present && passes(game);
    if (going === (this.#sinceMs !== undefined)) {
      if (going && !this.#cancel) this.#wait(game);
      return undefined;
    }
    const leftMs = this.leftMs(game);
    this.stop();
    if (!going) return leftMs;
    this.#sinceMs = this.#timer.now();
    this.#wait(game);
    return undefined;
  }

  stop(): void {
    this.#again();
    this.#sinceMs = undefined;
  }

  #again(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  #wait(game: Game): void {
    this.#cancel = this.#timer.after(Math.min(TOLD_EVERY_MS, this.leftMs(game)), () => {
      this.#cancel = undefined;
      this.#onDue();
    });
  }
}
