import { createHash, randomBytes } from 'node:crypto';
import type { Seal } from '../door/seal.ts';

/** With TLS the browser takes it from this very host only, and sends it to no other (RFC 6265bis, section 4.1.3.2). */
const NAME = 'overcommit-account';
const SECURE_NAME = `__Host-${NAME}`;
/** A school day. Design value. */
export const SIGNED_IN_S = 12 * 3600;
const ID_BYTES = 32;
const FORM = /^([\w-]{43})\.([\w-]{22})$/;

/**
 * The cookie of a sign-in: a random number, signed. Scripts do not see it, and no page of another site makes a browser send it.
 * The storage knows only a hash of it, and ends it.
 */
export class SignInCookie {
  readonly #seal: Seal;
  readonly #secure: boolean;

  /** `secure`: people reach the server over TLS. */
  constructor(seal: Seal, secure: boolean) {
    this.#seal = seal;
    this.#secure = secure;
  }

  /** A new sign-in: what the browser keeps, and what is stored of it. Always a fresh number, never one that was sent to us. */
  fresh(): { readonly header: string; readonly mark: string } {
    const id = randomBytes(ID_BYTES).toString('base64url');
    return { header: this.#header(`${id}.${this.#seal.mark('account', id)}`, SIGNED_IN_S), mark: markOf(id) };
  }

  /** What is stored of the sign-in that a request shows, if it is one of ours. */
  markIn(cookies: string | undefined): string | undefined {
    const name = this.#secure ? SECURE_NAME : NAME;
    const parts = (cookies ?? '').split(';').map((part) => part.trim());
    const value = parts.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
    const [, id, mark] = FORM.exec(value ?? '') ?? [];
    return id !== undefined && mark !== undefined && this.#seal.holds(mark, 'account', id) ? markOf(id) : undefined;
  }

  /** Takes the cookie from the browser. */
  get ending(): string {
    return this.#header('', 0);
  }

  #header(value: string, seconds: number): string {
    const name = this.#secure ? SECURE_NAME : NAME;
    return `${name}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${this.#secure ? '; Secure' : ''}`;
  }
}

function markOf(id: string): string {
  return createHash('sha256').update(id).digest('base64url');
}
