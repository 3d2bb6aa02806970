import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Letters of a sealed seed: Crockford's base 32, five bits each. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** Letters of a sealed seed: 130 bits, more than anybody can search. */
export const SEALED_LETTERS = 26;

/** A seed from random bytes, one a letter. */
export function sealedSeed(random: Uint8Array): string {
  if (random.length < SEALED_LETTERS) throw new Error(`${random.length} random bytes of ${SEALED_LETTERS}`);
  return Array.from(random.subarray(0, SEALED_LETTERS), (byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** Whether a seed has as many bits as a sealed one. */
export function isSealable(seed: string): boolean {
  return seed.length === SEALED_LETTERS && [...seed].every((letter) => LETTERS.includes(letter));
}

/** What is published of a match before it is played: SHA-256 of its number and its seed, in hex. */
export function sealOf(match: number, seed: string): string {
  return bytesToHex(sha256(utf8ToBytes(`${match}:${seed}`)));
}
