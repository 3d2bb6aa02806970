import { NAME_INPUT_MAX, NAME_LENGTH_MAX, tidyName } from '#shared/protocol/names.ts';
import type { Random } from '../teams.ts';
import { isOneWriting, withoutJoiners } from './name-scripts.ts';
import { NAME_WORDS } from './name-words.ts';
import { isReserved } from './reserved-names.ts';

/** Letters, digits, marks, blank and the punctuation that names have: no control, no change of direction, no filler. */
const ALLOWED = /^[\p{L}\p{M}\p{Nd} .'\u2018\u2019\u00B7_\u2010-]+$/u;
/** Signs that are drawn as nothing: fillers, variation selectors, zero-width signs. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;
const HAS_SUBSTANCE = /[\p{L}\p{Nd}]/u;
/** Two marks on one letter occur in real names (Vietnamese); towers of them do not. */
const TOWER_OF_MARKS = /\p{M}{3,}/u;
/** A mark needs a letter before it. */
const LOOSE_MARK = /(?<![\p{L}\p{M}\p{Nd}\u200C\u200D])\p{M}/u;

/** A nickname as it will be shown, or nothing if it must not be. It is cleaned first and measured then. */
export function cleanName(typed: string): string | undefined {
  if (typed.length > NAME_INPUT_MAX) return undefined;
  const name = tidyName(typed);
  if ([...name].length > NAME_LENGTH_MAX) return undefined;
  const drawn = withoutJoiners(name);
  if (INVISIBLE.test(drawn) || !ALLOWED.test(drawn) || !HAS_SUBSTANCE.test(drawn)) return undefined;
  if (TOWER_OF_MARKS.test(drawn.normalize('NFD')) || LOOSE_MARK.test(drawn)) return undefined;
  return isOneWriting(drawn) && !isReserved(drawn) ? name : undefined;
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
