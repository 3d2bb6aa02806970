import { heartbeat, type Timer } from '../rooms/clock.ts';

/** A thread that has said nothing for so long counts as hung: each says something every second. Design value. */
const SILENT_MS = 10_000;
const CHECK_MS = 1000;

/** Notices threads that hang: they neither die nor answer, so nothing else would tell. */
export class Pulse {
  readonly #timer: Timer;
  readonly #heardMs = new Map<string, number>();
  readonly #silent = new Set<string>();
  readonly #stop: () => void;

  /** `onChange` is told of a thread that has fallen silent, and of one that is heard again. */
  constructor(timer: Timer, onChange: (thread: string, silent: boolean) => void) {
    this.#timer = timer;
    this.#stop = heartbeat(timer, CHECK_MS, () => this.#check(onChange));
  }

  /** A thread has said something; one that has never done so is watched from now on. */
  hear(thread: string): void {
    this.#heardMs.set(thread, this.#timer.now());
  }

  get allHeard(): boolean {
    return this.#silent.size === 0;
  }

  stop(): void {
    this.#stop();
  }

  #check(onChange: (thread: string, silent: boolean) => void): void {
    for (const [thread, heardMs] of this.#heardMs) {
      const silent = this.#timer.now() - heardMs > SILENT_MS;
      if (silent === this.#silent.has(thread)) continue;
      if (silent) this.#silent.add(thread);
      else this.#silent.delete(thread);
      onChange(thread, silent);
    }
  }
}
