import { deflateSync, inflateSync } from 'fflate';
import { decode, encode } from 'jose/base64url';
import { hashWords } from '#shared/sim/kernel/hash.ts';

/** What somebody hands on as text: a ghost, a hall of the lab, or homework. */
export type PackedKind = 'ghost' | 'lab' | 'task';

/**
 * Why a text cannot be read. `foreign`: it is not of this kind. `newer`: its form is one that is not known here. `damaged`: it is
 * not whole any more. `large`: there is more in it than anybody's game has.
 */
export type PackedProblem = 'foreign' | 'newer' | 'damaged' | 'large';

export type Unpacked =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly problem: PackedProblem };

/** First sign of a packed text, by what is in it. */
const SIGNS: { readonly [K in PackedKind]: string } = { ghost: 'g', lab: 'l', task: 't' };
/** Version of the form: rises when a text that was made before could be read wrongly. */
const VERSION = 1;
/** Bytes that may be in a text, and that a text may have. More than any game of the longest length gives. Design values. */
const MOST_BYTES = 1_000_000;
const MOST_SIGNS = 400_000;
/** Hash, then number of bytes, as 32-bit numbers. */
const HEAD_BYTES = 8;

/**
 * Bytes as text that survives an address bar: sign and version, a point, then base64url of a hash, the number of bytes and the
 * bytes deflated (RFC 1951).
 */
export function pack(kind: PackedKind, bytes: Uint8Array): string {
  const body = deflateSync(bytes, { level: 9 });
  const packed = new Uint8Array(HEAD_BYTES + body.length);
  const head = new DataView(packed.buffer);
  head.setUint32(0, hashBytes(bytes));
  head.setUint32(4, bytes.length);
  packed.set(body, HEAD_BYTES);
  return `${SIGNS[kind]}${VERSION}.${encode(packed)}`;
}

/** Reads such a text; an address that ends in one is as good. Never throws. */
export function unpack(kind: PackedKind, text: string): Unpacked {
  if (text.length > MOST_SIGNS) return { ok: false, problem: 'large' };
  const bare = text.slice(text.lastIndexOf('#') + 1).replace(/\s/g, '');
  const [, sign, version, body] = /^([a-z])(\d{1,4})\.([\w-]*)$/.exec(bare) ?? [];
  if (sign !== SIGNS[kind] || body === undefined) return { ok: false, problem: 'foreign' };
  if (Number(version) !== VERSION) return { ok: false, problem: 'newer' };
  return inflated(body);
}

function inflated(body: string): Unpacked {
  try {
    const packed = decode(body);
    const head = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
    const length = head.getUint32(4);
    if (length > MOST_BYTES) return { ok: false, problem: 'large' };
    const bytes = inflateSync(packed.subarray(HEAD_BYTES), { out: new Uint8Array(length) });
    const isWhole = bytes.length === length && hashBytes(bytes) === head.getUint32(0);
    return isWhole ? { ok: true, bytes } : { ok: false, problem: 'damaged' };
  } catch {
    // Whatever is thrown on the way means that the text is not what was packed.
    return { ok: false, problem: 'damaged' };
  }
}

function hashBytes(bytes: Uint8Array): number {
  return hashWords(Int32Array.from(bytes));
}
