import { nameKeys } from './name-keys.ts';

/** Words by which a class knows who leads it: nobody may be called so, in no spelling that reads alike. */
const RESERVED = (
  'instructor instructors teacher teachers tutor lecturer professor prof administrator admin admins moderator mod ' +
  'host gamemaster supervisor operator system server staff support official overcommit root everyone everybody ' +
  'instruktor instruktorin lehrer lehrerin lehrkraft lehrkräfte lehrperson lehrende lehrender dozent dozentin ' +
  'professorin administratorin moderatorin spielleiter spielleiterin spielleitung kursleiter kursleiterin kursleitung ' +
  'leitung aufsicht betreiber gastgeber gastgeberin alle'
).split(' ');
/** From so many letters on a word is found inside of others as well. Design value: no first name has one in it. */
const FOUND_INSIDE_FROM = 8;

const KEYS = new Set(RESERVED.flatMap(nameKeys));
const LONG_KEYS = RESERVED.filter((word) => word.length >= FOUND_INSIDE_FROM).flatMap(nameKeys);

/** Whether a name claims to be the instructor or the server. */
export function isReserved(name: string): boolean {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u);
  const whole = nameKeys(name);
  return (
    [...words.flatMap(nameKeys), ...whole].some((key) => KEYS.has(withoutNumber(key)) || KEYS.has(key)) ||
    whole.some((key) => LONG_KEYS.some((word) => key.includes(word)))
  );
}

/** "Teacher 2" is as good as "Teacher". */
function withoutNumber(key: string): string {
  return key.replace(/^\p{N}+|\p{N}+$/gu, '');
}
