import { NAME_WORDS } from './name-words.ts';
import type { Random } from './teams.ts';

/** Longest nickname, in characters as a reader counts them (code points after normalisation). */
export const NAME_LENGTH_MAX = 24;
/** What a request may carry at all before anybody looks at it. */
export const NAME_INPUT_MAX = 200;

/** Letters, digits, marks, blank and a little punctuation: no control, no direction change, no invisible character. */
const ALLOWED = /^[\p{L}\p{M}\p{Nd} .'_-]+$/u;
const HAS_SUBSTANCE = /[\p{L}\p{Nd}]/u;
/** Two marks on one letter occur in real names (Vietnamese); towers of them do not. */
const TOWER_OF_MARKS = /\p{M}{3,}/u;

/** A nickname as it will be shown, or nothing if it must not be. */
export function cleanName(typed: string): string | undefined {
  if (typed.length > NAME_INPUT_MAX) return undefined;
  const name = typed.normalize('NFC').trim().replace(/ +/g, ' ');
  if ([...name].length > NAME_LENGTH_MAX) return undefined;
  if (!ALLOWED.test(name) || !HAS_SUBSTANCE.test(name)) return undefined;
  return TOWER_OF_MARKS.test(name.normalize('NFD')) ? undefined : name;
}

/** A nickname from the clean word lists that nobody in the room has. */
export function freshName(lang: string, random: Random, isTaken: (name: string) => boolean): string {
  const { first, second } = wordsOf(lang);
  for (let attempt = 0; attempt < 50; attempt++) {
    const name = `${pick(first, random)} ${pick(second, random)}`;
    if (!isTaken(name)) return name;
  }
  return numbered(`${pick(first, random)} ${pick(second, random)}`, isTaken);
}

/** Whether the generator could have made this name. */
export function isGenerated(name: string): boolean {
  const [first, second, rest] = name.split(' ');
  if (first === undefined || second === undefined || rest !== undefined) return false;
  return Object.values(NAME_WORDS).some((words) => words.first.includes(first) && words.second.includes(second));
}

/** The name itself, or with the first number behind it that nobody has. */
export function numbered(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name;
  for (let n = 2; ; n++) {
    const next = `${[...name].slice(0, NAME_LENGTH_MAX - 4).join('')} ${n}`;
    if (!isTaken(next)) return next;
  }
}

function wordsOf(lang: string) {
  const known = Object.hasOwn(NAME_WORDS, lang) ? NAME_WORDS[lang] : NAME_WORDS.en;
  return known ?? { first: ['Calm'], second: ['Otter'] };
}

function pick(words: readonly string[], random: Random): string {
  return words[Math.floor(random() * words.length)] ?? '';
}
