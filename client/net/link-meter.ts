import type { Signal } from '@preact/signals';
import type { Socket } from 'socket.io-client';
import type { ClientToServer, ServerToClient } from '#shared/protocol/messages.ts';

const EVERY_MS = 3_000;
/** No echo for so long means that the network is gone, long before the transport notices. */
const SILENCE_MS = 10_000;
/** Share of the newest measurement in the shown one. */
const NEWEST = 0.4;

/** Measures the round trip to the server while connected, and cuts a dead connection so that a new one is tried. */
export class LinkMeter {
  readonly #socket: Socket<ServerToClient, ClientToServer>;
  readonly #shownMs: Signal<number>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: Socket<ServerToClient, ClientToServer>, shownMs: Signal<number>) {
    this.#socket = socket;
    this.#shownMs = shownMs;
  }

  start(): void {
    this.stop();
    this.#measure();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #measure(): void {
    const started = performance.now();
    this.#timer = setTimeout(() => this.#socket.io.engine.close(), SILENCE_MS);
    const timer = this.#timer;
    this.#socket.emit('echo', () => {
      // An answer to a question of an earlier connection.
      if (timer !== this.#timer) return;
      clearTimeout(timer);
      this.#show(performance.now() - started);
      this.#timer = setTimeout(() => this.#measure(), EVERY_MS);
    });
  }

  #show(ms: number): void {
    const before = this.#shownMs.value;
    this.#shownMs.value = Math.max(1, Math.round(before === 0 ? ms : before + (ms - before) * NEWEST));
  }
}
