import { createHmac, timingSafeEqual } from 'node:crypto';

const MARK_LENGTH = 22;

/** Marks that only this server can make: 132 bits of an HMAC (RFC 2104) with SHA-256. */
export class Seal {
  readonly #key: Uint8Array;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** The mark of some parts, for one purpose. */
  mark(purpose: string, ...parts: readonly string[]): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('base64url')
      .slice(0, MARK_LENGTH);
  }

  /** Whether `mark` is the one of these parts. */
  holds(mark: string, purpose: string, ...parts: readonly string[]): boolean {
    const [given, right] = [Buffer.from(mark), Buffer.from(this.mark(purpose, ...parts))];
    return given.length === right.length && timingSafeEqual(given, right);
  }
}
