import { type Signal, signal } from '@preact/signals';
import type { CrewRequest, CrewView, PingTold } from '#shared/protocol/crew.ts';
import type { RequestReply } from '#shared/protocol/messages.ts';

/** So long what somebody points at is shown, ms. Design value: to look up, read and find it. */
const PING_SHOWN_MS = 8_000;
/** So many are shown at once. */
const PINGS_SHOWN = 3;

/** A ping as it is shown. */
export interface PingShown extends PingTold {
  readonly no: number;
}

/** What one shares with one's team besides the hall: jobs, orders that wait for a second member, pings. */
export class CrewLink {
  readonly view: Signal<CrewView | undefined> = signal(undefined);
  /** When that was told, as `performance.now()`: what is left to confirm counts from there. */
  toldMs = 0;
  /** What the others (and oneself) point at just now, oldest first. */
  readonly pings: Signal<readonly PingShown[]> = signal([]);
  readonly #ask: (request: CrewRequest) => Promise<RequestReply>;
  #pinged = 0;

  constructor(ask: (request: CrewRequest) => Promise<RequestReply>) {
    this.#ask = ask;
  }

  ask(request: CrewRequest): Promise<RequestReply> {
    return this.#ask(request);
  }

  told(view: CrewView): void {
    this.toldMs = performance.now();
    this.view.value = view;
  }

  pinged(ping: PingTold): void {
    const no = ++this.#pinged;
    this.pings.value = [...this.pings.peek(), { ...ping, no }].slice(-PINGS_SHOWN);
    setTimeout(() => this.putAway(no), PING_SHOWN_MS);
  }

  putAway(no: number): void {
    this.pings.value = this.pings.peek().filter((ping) => ping.no !== no);
  }
}
