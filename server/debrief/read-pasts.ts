import type { Journals } from '../storage/journals.ts';
import { goOn, type Past, pastOf } from './past.ts';

/** Sessions as far as their journals have been read: whoever asks again reads only what was written since. */
export class ReadPasts {
  readonly #store: Pick<Journals, 'read'>;
  readonly #most: number;
  /** By room, the one asked for last at the end; each begins when the one before it is done. */
  readonly #pasts = new Map<string, Promise<Past | undefined>>();

  /** `most`: sessions that are remembered. */
  constructor(store: Pick<Journals, 'read'>, most: number) {
    this.#store = store;
    this.#most = most;
  }

  /** The session of a room as its journal tells it now; nothing if there is none. Rejects if it cannot be read. */
  of(room: string): Promise<Past | undefined> {
    const past = this.#read(room, this.#pasts.get(room));
    this.#pasts.delete(room);
    this.#pasts.set(room, past);
    const [oldest] = this.#pasts.keys();
    if (this.#pasts.size > this.#most && oldest !== undefined) this.#pasts.delete(oldest);
    return past;
  }

  async #read(room: string, before: Promise<Past | undefined> | undefined): Promise<Past | undefined> {
    // What broke once may work when somebody asks again.
    const known = await before?.catch(() => undefined);
    const stored = await this.#store.read(room, known?.lines.at(-1)?.seq ?? 0);
    if (!stored || !known) return stored && pastOf(stored);
    if (stored.epoch === known.epoch) return goOn(known, stored);
    // Lines that were read before may have changed: somebody was taken out of them.
    const whole = await this.#store.read(room, 0);
    return whole && pastOf(whole);
  }
}
