import { createHash } from 'node:crypto';
import { leadingZeroBits, workText } from '#shared/protocol/work.ts';
import type { Seal } from './seal.ts';

/** How long a page may stand open before it needs another ticket, which it gets by itself. Design value. */
const GOOD_FOR_MS = 15 * 60_000;
const FORM = /^([\w-]{22})\.([0-9a-z]{1,12})\.([\w-]{22})$/;

/** What somebody shows at a door: a ticket, and the number that they found for it if they were asked to. */
export interface Shown {
  readonly ticket?: string | undefined;
  readonly work?: number | undefined;
}

/**
 * Tickets for a door: made when a page looks at it, bound to the browser and to what is behind the door, good for a short
 * time. Two seats for one ticket are no danger: its device has one seat in a room, however often it asks.
 */
export class JoinTickets {
  readonly #seal: Seal;
  readonly #nowMs: () => number;

  constructor(seal: Seal, nowMs: () => number) {
    this.#seal = seal;
    this.#nowMs = nowMs;
  }

  issue(device: string, door: string): string {
    const until = (this.#nowMs() + GOOD_FOR_MS).toString(36);
    return `${device}.${until}.${this.#seal.mark('join', door, device, until)}`;
  }

  /** The device of a ticket that is good for this door now, or nothing. */
  read(ticket: string | undefined, door: string): string | undefined {
    const [, device, until, mark] = FORM.exec(ticket ?? '') ?? [];
    if (device === undefined || until === undefined || mark === undefined) return undefined;
    const leftMs = Number.parseInt(until, 36) - this.#nowMs();
    if (leftMs < 0 || leftMs > GOOD_FOR_MS) return undefined;
    return this.#seal.holds(mark, 'join', door, device, until) ? device : undefined;
  }
}

/** Bits of work that were done for `subject`; 0 without any. */
export function bitsOf({ ticket, work }: Shown, subject: string): number {
  if (ticket === undefined || work === undefined) return 0;
  return leadingZeroBits(
    createHash('sha256')
      .update(workText(ticket, subject, work))
      .digest(),
  );
}
