import { CODE_ALPHABET } from '#shared/protocol/codes.ts';
import type { Random } from './teams.ts';

/** A code that is not taken yet. */
export function freshCode(length: number, random: Random, isTaken: (code: string) => boolean): string {
  for (;;) {
    const code = Array.from({ length }, () => CODE_ALPHABET[Math.floor(random() * CODE_ALPHABET.length)]).join('');
    if (!isTaken(code)) return code;
  }
}
