import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { CODE_ALPHABET } from '#shared/protocol/codes.ts';

/** What a class has to play at home: everybody the same hall, and a day of their own. */
export interface Task {
  /** Any word: another one gives everybody another day. */
  readonly name: string;
  /** Id of the hall. */
  readonly hall: string;
}

/** Letters of a seed that is typed in: as many as a session takes. */
const SEED_LETTERS = 16;

/** The seed of a student: it follows from the task and the student's number, so that nobody can hand in somebody else's day. */
export function seedOf({ name, hall }: Task, student: string): string {
  const digest = sha256(utf8ToBytes(`${name}:${hall}:${student}`));
  return Array.from(digest.subarray(0, SEED_LETTERS), (byte) => CODE_ALPHABET[byte % CODE_ALPHABET.length]).join('');
}
