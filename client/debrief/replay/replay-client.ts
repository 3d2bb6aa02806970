import { type Signal, signal } from '@preact/signals';
import { AskLine } from '#client/local/line/ask-line.ts';
import { workerPort } from '#client/local/line/port.ts';
import type { ReplayState } from './replay-desk.ts';
import type { ReplayAsks, ReplayNews } from './replay-messages.ts';

/** The page's side of the worker that plays a recording again. */
export class ReplayClient {
  /** How far each team's game is, by team. */
  readonly states: Signal<ReadonlyMap<number, ReplayState>> = signal(new Map());
  readonly #line = new AskLine<ReplayAsks, ReplayNews>(
    workerPort(new Worker(new URL('./replay-worker.ts', import.meta.url), { type: 'module' })),
    ({ team, state }) => {
      this.states.value = new Map(this.states.peek()).set(team, state);
    },
  );

  ask<T extends keyof ReplayAsks>(type: T, ask: ReplayAsks[T]['ask']): Promise<ReplayAsks[T]['answer']> {
    return this.#line.ask(type, ask);
  }

  /** Ends the worker; what was asked is not answered any more. */
  close(): void {
    this.#line.close();
  }
}
