import type { SeeRun } from '#shared/see/run.ts';
import type { SeeAsk, SeeTold } from './see-messages.ts';

interface Waiting {
  readonly answer: (run: SeeRun) => void;
  readonly fail: (reason: Error) => void;
}

/** The page's side of the worker in which worlds run. What was run once is kept. */
export class SeeClient {
  readonly #worker = new Worker(new URL('./see-worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  readonly #runs = new Map<string, Promise<SeeRun>>();
  #no = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<SeeTold>) => this.#hear(data));
    this.#worker.addEventListener('error', ({ message }) => this.#failAll(message));
  }

  run(entry: string, pulled: readonly string[]): Promise<SeeRun> {
    const key = [entry, ...pulled].join(' ');
    const known = this.#runs.get(key);
    if (known) return known;
    const run = this.#ask(entry, pulled);
    this.#runs.set(key, run);
    return run;
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask(entry: string, pulled: readonly string[]): Promise<SeeRun> {
    const no = ++this.#no;
    return new Promise((answer, fail) => {
      this.#waiting.set(no, { answer, fail });
      this.#worker.postMessage({ no, entry, pulled } satisfies SeeAsk);
    });
  }

  #hear(told: SeeTold): void {
    const waiting = this.#waiting.get(told.no);
    this.#waiting.delete(told.no);
    if ('run' in told) waiting?.answer(told.run);
    else waiting?.fail(new Error(told.failed));
  }

  #failAll(message: string): void {
    for (const { fail } of this.#waiting.values()) fail(new Error(message));
    this.#waiting.clear();
  }
}
