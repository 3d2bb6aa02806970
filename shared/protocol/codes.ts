/** Session and seat codes: what people read off a board, type, scan or paste. */

/** Letters of codes: Crockford base 32 without I, L, O, U. */
export const CODE_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const SESSION_CODE_LENGTH = 6;
/** Thirty seats among 33 million codes: a guess is right once in a million times. Design value. */
export const SEAT_CODE_LENGTH = 5;

/** A code that is not taken yet; `random`: from 0 on, less than 1. */
export function freshCode(
  length: number,
  random: () => number,
  isTaken: (code: string) => boolean = () => false,
): string {
  for (;;) {
    const code = Array.from({ length }, () => CODE_ALPHABET[Math.floor(random() * CODE_ALPHABET.length)]).join('');
    if (!isTaken(code)) return code;
  }
}

/** What a code field may carry at all, pasted links included. Design value. */
export const CODE_INPUT_MAX = 300;

/** The part of a join link before its code, as `client/pages/routes.ts` has it. */
const IN_LINK = /\/j\/([^/?#]*)/i;
/** Blanks, dashes of every kind, and signs that nobody sees. */
const NOT_OF_A_CODE = /[\s\p{Pd}\p{Cf}\p{Mn}_]/gu;

/**
 * Reads a code as a person may type or paste it: in any case, with blanks or dashes, in full-width signs, as a whole
 * join link, O for 0, I or L for 1.
 */
export function normaliseCode(typed: string): string {
  if (typed.length > CODE_INPUT_MAX) return '';
  const plain = typed.normalize('NFKC');
  const code = IN_LINK.exec(plain)?.[1] ?? plain;
  return code.replace(NOT_OF_A_CODE, '').toUpperCase().replace(/O/g, '0').replace(/[IL]/g, '1');
}
