import { CODE_ALPHABET, normaliseCode, SEAT_CODE_LENGTH, SESSION_CODE_LENGTH } from '#shared/protocol/codes.ts';

const HALF = SESSION_CODE_LENGTH / 2;

/** A session code as it is written on the board: `K7Q-F3M`. Codes of other lengths are left as they are. */
export function showCode(code: string): string {
  return code.length === SESSION_CODE_LENGTH ? `${code.slice(0, HALF)}-${code.slice(HALF)}` : code;
}

/** What the code field shows for what was typed or pasted so far: read as a code, then cut, hyphen in the middle. */
export function showTypedCode(typed: string): string {
  const code = known(typed).slice(0, SESSION_CODE_LENGTH);
  return code.length > HALF ? `${code.slice(0, HALF)}-${code.slice(HALF)}` : code;
}

/** What the seat code field shows for what was typed or pasted so far. */
export function showTypedSeatCode(typed: string): string {
  return known(typed).slice(0, SEAT_CODE_LENGTH);
}

/** The session code in what was typed or scanned, or nothing if it is none. */
export function readSessionCode(typed: string): string | undefined {
  return ofLength(typed, SESSION_CODE_LENGTH);
}

/** The seat code in what was typed, or nothing if it is none. */
export function readSeatCode(typed: string): string | undefined {
  return ofLength(typed, SEAT_CODE_LENGTH);
}

function ofLength(typed: string, length: number): string | undefined {
  const code = normaliseCode(typed);
  return code.length === length && known(code) === code ? code : undefined;
}

function known(typed: string): string {
  return [...normaliseCode(typed)].filter((sign) => CODE_ALPHABET.includes(sign)).join('');
}
