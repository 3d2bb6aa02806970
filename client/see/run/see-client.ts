import type { FramesAsk } from '#shared/inside/frames.ts';
import type { InsideFrame } from '#shared/inside/view.ts';
import type { SeeRun } from '#shared/see/run.ts';
import type { SeeAsk, SeeTold } from './see-messages.ts';

interface Waiting {
  readonly answer: (told: SeeTold) => void;
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
    const run = this.#ask({ entry, pulled }).then((told) => ('run' in told ? told.run : fail(told)));
    this.#runs.set(key, run);
    return run;
  }

  /** Moments inside a host of an entry. */
  async inside(entry: string, pulled: readonly string[], inside: FramesAsk): Promise<readonly InsideFrame[]> {
    const told = await this.#ask({ entry, pulled, inside });
    return 'frames' in told ? told.frames : fail(told);
  }

  close(): void {
    this.#worker.terminate();
    this.#waiting.clear();
  }

  #ask(wanted: Omit<SeeAsk, 'no'>): Promise<SeeTold> {
    const no = ++this.#no;
    return new Promise((answer, fail) => {
      this.#waiting.set(no, { answer, fail });
      this.#worker.postMessage({ no, ...wanted } satisfies SeeAsk);
    });
  }

  #hear(told: SeeTold): void {
    const waiting = this.#waiting.get(told.no);
    this.#waiting.delete(told.no);
    if ('failed' in told) waiting?.fail(new Error(told.failed));
    else waiting?.answer(told);
  }

  #failAll(message: string): void {
    for (const { fail } of this.#waiting.values()) fail(new Error(message));
    this.#waiting.clear();
  }
}

function fail(told: SeeTold): never {
  throw new Error(`answered something else: ${Object.keys(told).join(', ')}`);
}
