import { heartbeat, type Timer } from '#shared/clock.ts';

/** How often is looked whether the threads have said something; each says something every second. */
const CHECK_MS = 1000;
/**
 * Looks in a row without a word after which a thread counts as hung. Looks are counted, not time: while this thread (or
 * the whole machine) stood still, nobody could be heard. Design value.
 */
const SILENT_CHECKS = 10;

/** Notices threads that hang: they neither die nor answer, so nothing else would tell. */
export class Pulse {
  readonly #onChange: (thread: string, silent: boolean) => void;
  /** Looks since each thread has last said something. */
  readonly #missed = new Map<string, number>();
  readonly #stop: () => void;

  /** `onChange` is told of a thread that has fallen silent, and of one that is heard again. */
  constructor(timer: Timer, onChange: (thread: string, silent: boolean) => void) {
    this.#onChange = onChange;
    this.#stop = heartbeat(timer, CHECK_MS, () => this.#check());
  }

  /** A thread has said something; one that has never done so is watched from now on. */
  hear(thread: string): void {
    const wasSilent = this.#isSilent(thread);
    this.#missed.set(thread, 0);
    if (wasSilent) this.#onChange(thread, false);
  }

  get allHeard(): boolean {
    return [...this.#missed.keys()].every((thread) => !this.#isSilent(thread));
  }

  stop(): void {
    this.#stop();
  }

  #isSilent(thread: string): boolean {
    return (this.#missed.get(thread) ?? 0) > SILENT_CHECKS;
  }

  #check(): void {
    for (const [thread, missed] of this.#missed) {
      this.#missed.set(thread, missed + 1);
      if (missed === SILENT_CHECKS) this.#onChange(thread, true);
    }
  }
}
