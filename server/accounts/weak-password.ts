import { PASSWORD_SIGNS_MAX, PASSWORD_SIGNS_MIN } from '#shared/protocol/office.ts';

/** Different signs that a password has at least: `aaaaaaaaaaaaaaa` is long and guessed first. Design value. */
const KINDS_MIN = 6;

/** Whether a password must not be taken: too short or too long, the same few signs, or what everybody knows about its holder. */
export function isWeakPassword(password: string, login: string): boolean {
  const signs = [...password.normalize('NFKC')];
  if (signs.length < PASSWORD_SIGNS_MIN || signs.length > PASSWORD_SIGNS_MAX) return true;
  const plain = password.toLowerCase();
  return new Set(signs).size < KINDS_MIN || plain.includes(login) || plain.includes('overcommit');
}
