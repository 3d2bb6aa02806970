import { CODE_ALPHABET, normaliseCode } from '#shared/protocol/codes.ts';
import type { LevelId } from '../header.ts';
import type { Progress, StarCount } from './progress.ts';

/**
 * A campaign's stars as a code that is short enough to write down: 24 signs of Crockford's base 32. Each level that there can be has two
 * bits at a place that its id gives, so that a code outlives new levels. The last two signs check the others: a Reed–Solomon code of distance
 * 3 over the field of 32 elements (I. S. Reed, G. Solomon, J. SIAM 8, 1960), so that one or two wrong signs are always found.
 */

/** Levels that each chapter can have at most; two bits of 110 each. Changing it makes old codes wrong. Design value. */
const ROOM: readonly number[] = [3, 6, 8, 6, 8, 6, 7, 6, 5];
const DATA_SIGNS = 22;
const SIGNS = DATA_SIGNS + 2;
const BITS = 5;
const GROUP = 6;

/** The field of 32 elements by x⁵ + x² + 1. */
const FIELD = 32;
const POLYNOMIAL = 0b100101;
const POWERS = powersOfTwo();

/** What stars the code says, or why it is none: another number of signs, or signs that do not belong together. */
export type ReadCode =
  | { readonly ok: true; readonly progress: Progress }
  | { readonly ok: false; readonly problem: 'length' | 'wrong' };

/** The stars of a campaign as a code, in groups of six: `0000G0-000000-000000-0000W5`. */
export function progressCode(progress: Progress): string {
  const data = signsOf(starsByPlace(progress));
  const code = [...data, ...checkSigns(data)].map((sign) => CODE_ALPHABET[sign]).join('');
  return code.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? code;
}

/** Reads a code as it was typed or pasted: in any case, with blanks or hyphens anywhere, O for 0, I or L for 1. */
export function readProgressCode(typed: string): ReadCode {
  const signs = [...normaliseCode(typed)].map((sign) => CODE_ALPHABET.indexOf(sign));
  if (signs.length !== SIGNS) return { ok: false, problem: 'length' };
  if (signs.includes(-1) || syndromes(signs).some((sum) => sum !== 0)) return { ok: false, problem: 'wrong' };
  return { ok: true, progress: progressOf(signs.slice(0, DATA_SIGNS)) };
}

/** The place of a level among all that there can be; nothing for one that the code has no room for. */
export function placeOf(level: LevelId): number | undefined {
  const [chapter, no] = level.split('-').map(Number) as [number, number];
  const room = ROOM[chapter];
  if (room === undefined || no < 1 || no > room) return undefined;
  return ROOM.slice(0, chapter).reduce((sum, each) => sum + each, 0) + no - 1;
}

const LEVELS: readonly LevelId[] = ROOM.flatMap((room, chapter) =>
  Array.from({ length: room }, (_, i): LevelId => `${chapter}-${i + 1}`),
);

function starsByPlace(progress: Progress): number[] {
  return LEVELS.map((level) => progress[level]?.stars ?? 0);
}

function progressOf(signs: readonly number[]): Progress {
  const bits = signs.flatMap((sign) => Array.from({ length: BITS }, (_, bit) => (sign >> (BITS - 1 - bit)) & 1));
  const stars = LEVELS.map((level, place) => [level, bits[2 * place] * 2 + bits[2 * place + 1]] as const);
  const won = stars.filter(([, count]) => count > 0);
  return Object.fromEntries(won.map(([level, count]) => [level, { stars: count as StarCount, attempts: 1 }]));
}

/** Two bits a level, five bits a sign. */
function signsOf(stars: readonly number[]): number[] {
  const bits = stars.flatMap((count) => [count >> 1, count & 1]);
  return Array.from({ length: DATA_SIGNS }, (_, sign) =>
    bits.slice(sign * BITS, (sign + 1) * BITS).reduce((value, bit) => value * 2 + bit, 0),
  );
}

/** The two signs that make both sums of a code nought. */
function checkSigns(data: readonly number[]): readonly [number, number] {
  const [plain, weighted] = syndromes(data) as [number, number];
  const [first, second] = [POWERS[DATA_SIGNS], POWERS[DATA_SIGNS + 1]];
  const one = divide(weighted ^ multiply(second, plain), first ^ second);
  return [one, plain ^ one];
}

/** The sum of the signs, and their sum weighted by powers of two: both are nought for a whole code. */
function syndromes(signs: readonly number[]): readonly number[] {
  const plain = signs.reduce((sum, sign) => sum ^ sign, 0);
  return [plain, signs.reduce((sum, sign, i) => sum ^ multiply(POWERS[i], sign), 0)];
}

function multiply(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : POWERS[(POWERS.indexOf(a) + POWERS.indexOf(b)) % (FIELD - 1)];
}

function divide(a: number, b: number): number {
  return a === 0 ? 0 : POWERS[(POWERS.indexOf(a) - POWERS.indexOf(b) + FIELD - 1) % (FIELD - 1)];
}

/** Every element but nought is a power of two. */
function powersOfTwo(): readonly number[] {
  const powers = [1];
  while (powers.length < FIELD - 1) {
    const doubled = (powers.at(-1) ?? 1) << 1;
    powers.push(doubled >= FIELD ? doubled ^ POLYNOMIAL : doubled);
  }
  return powers;
}
