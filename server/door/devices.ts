import { createHash, randomBytes } from 'node:crypto';
import type { Seal } from './seal.ts';

/** Name of the cookie; it holds a random number and says nothing about anybody. */
const COOKIE = 'overcommit-device';
const KEPT_S = 30 * 86_400;
const ID_BYTES = 16;
const SIGNED = /^([\w-]{22})\.([\w-]{22})$/;

/** A browser, known again by a signed cookie. Whoever clears it is a new one, and a new one pays the price of a new one. */
export class Devices {
  readonly #seal: Seal;
  readonly #secure: boolean;

  /** `secure`: the cookie travels over TLS only. */
  constructor(seal: Seal, secure: boolean) {
    this.#seal = seal;
    this.#secure = secure;
  }

  /** The device of a request's `Cookie` header, if it shows one of ours. */
  of(cookies: string | undefined): string | undefined {
    const value = cookies
      ?.split(';')
      .map((part) => part.trim())
      .find((part) => part.startsWith(`${COOKIE}=`))
      ?.slice(COOKIE.length + 1);
    const [, device, mark] = SIGNED.exec(value ?? '') ?? [];
    return device !== undefined && mark !== undefined && this.#seal.holds(mark, 'device', device) ? device : undefined;
  }

  fresh(): string {
    return randomBytes(ID_BYTES).toString('base64url');
  }

  /** The `Set-Cookie` header that makes a browser this device. */
  cookieOf(device: string): string {
    const value = `${device}.${this.#seal.mark('device', device)}`;
    return `${COOKIE}=${value}; Path=/; Max-Age=${KEPT_S}; HttpOnly; SameSite=Lax${this.#secure ? '; Secure' : ''}`;
  }
}

/** A device as one room knows it: two rooms cannot tell that it is the same one. */
export function deviceInRoom(device: string, room: string): string {
  return createHash('sha256').update(`${room}:${device}`).digest('base64url').slice(0, 22);
}
