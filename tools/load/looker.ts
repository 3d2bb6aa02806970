import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadClass } from './class.ts';

/** A debrief that was asked for: how long it took, and how large it is unpacked. */
export interface Looked {
  readonly ms: number;
  readonly bytes: number;
}

/** An instructor asks so often at most: the server allows one a second. */
const EVERY_MS = 1100;

/** An instructor who looks at the debrief of the running session again and again. */
export class Looker {
  readonly answers: Looked[] = [];
  readonly #url: string;
  readonly #class: LoadClass;
  readonly #work: Promise<void>;
  #stopped = false;

  constructor(url: string, each: LoadClass) {
    this.#url = url;
    this.#class = each;
    this.#work = this.#look();
  }

  async #look(): Promise<void> {
    while (!this.#stopped) {
      this.answers.push(await this.#once());
      await sleep(EVERY_MS);
    }
  }

  async #once(): Promise<Looked> {
    const { code, token } = this.#class;
    const startMs = performance.now();
    const answer = await fetch(`${this.#url}/api/sessions/${code}/debrief`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`no debrief: ${text}`);
    return { ms: performance.now() - startMs, bytes: text.length };
  }

  stop(): Promise<void> {
    this.#stopped = true;
    return this.#work;
  }
}
