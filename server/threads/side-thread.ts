import { inspect } from 'node:util';
import type { Worker } from 'node:worker_threads';
import type { Traces } from '#shared/sim/kernel/scenario/scenario.ts';
import { Tickets } from './tickets.ts';

/** What a side thread starts with. */
export interface SideThreadData {
  /** Measured ones; made ones are made where they are needed. */
  readonly traces: Traces;
}

/** What a side thread answers; `failed`: something broke while it worked on this. */
export type FromSide<Reply> =
  | { readonly ticket: number; readonly reply: Reply }
  | { readonly ticket: number; readonly failed: string };

/**
 * A thread that no game waits for. It is started when it is first asked, and again when it is asked after it has died: only
 * what it was working on is lost.
 */
export class SideThread<Ask extends object, Reply, Word extends object = never> {
  readonly #start: () => Worker;
  readonly #onDeath: (problem: Error) => void;
  readonly #tickets = new Tickets<Reply>();
  #worker: Worker | undefined;
  #stopped = false;

  constructor(start: () => Worker, onDeath: (problem: Error) => void) {
    this.#start = start;
    this.#onDeath = onDeath;
  }

  /** Rejects if the thread dies, or something breaks in it. */
  ask(ask: Ask): Promise<Reply> {
    if (this.#stopped) return Promise.reject(new Error('the server stops'));
    this.#worker ??= this.#started();
    const { ticket, reply } = this.#tickets.issue();
    this.#worker.postMessage({ ...ask, ticket });
    return reply;
  }

  /** Says something that is not answered, if the thread is there. */
  tell(word: Word): void {
    this.#worker?.postMessage(word);
  }

  /** It is not started any more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
    this.#tickets.rejectAll(new Error('the server stops'));
  }

  #started(): Worker {
    const worker = this.#start();
    const died = (problem: Error) => {
      if (this.#worker !== worker) return;
      this.#worker = undefined;
      this.#tickets.rejectAll(problem);
      this.#onDeath(problem);
    };
    worker.on('message', (message: FromSide<Reply>) => {
      if ('failed' in message) this.#tickets.reject(message.ticket, new Error(message.failed));
      else this.#tickets.resolve(message.ticket, message.reply);
    });
    worker.on('error', (problem: unknown) => died(problem instanceof Error ? problem : new Error(inspect(problem))));
    worker.on('exit', (code) => died(new Error(`thread ended with ${code}`)));
    return worker;
  }
}
