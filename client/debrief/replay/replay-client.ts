import { type Signal, signal } from '@preact/signals';
import type { ReplayState } from './replay-desk.ts';
import type { AskType, ReplayAsks, ReplayTold } from './replay-messages.ts';

interface Waiting {
  readonly answer: (answer: never) => void;
  readonly fail: (reason: Error) => void;
}

/** The page's side of the worker that plays a recording again. */
export class ReplayClient {
  /** How far each team's game is, by team. */
  readonly states: Signal<ReadonlyMap<number, ReplayState>> = signal(new Map());
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #no = 0;

  constructor() {
    this.#worker = new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ReplayTold>) => this.#hear(data));
    this.#worker.addEventListener('error', ({ message }) => this.#failAll(message));
  }

  ask<T extends AskType>(type: T, ask: ReplayAsks[T]['ask']): Promise<ReplayAsks[T]['answer']> {
    const no = ++this.#no;
    return new Promise((answer, fail) => {
      this.#waiting.set(no, { answer, fail });
      this.#worker.postMessage({ ...ask, no, type });
    });
  }

  /** Ends the worker; what was asked is not answered any more. */
  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #hear(told: ReplayTold): void {
    if (told.type === 'state') {
      this.states.value = new Map(this.states.peek()).set(told.team, told.state);
      return;
    }
    const waiting = this.#waiting.get(told.no);
    this.#waiting.delete(told.no);
    if (told.type === 'answer') waiting?.answer(told.answer as never);
    else waiting?.fail(new Error(told.message));
  }

  #failAll(message: string): void {
    for (const { fail } of this.#waiting.values()) fail(new Error(message));
    this.#waiting.clear();
  }
}
