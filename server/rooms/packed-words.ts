/** Zeroes in a row from which on they are left out: a gap costs two words. */
const GAP_WORDS = 4;

/**
 * Writes words into `packed`, with their long runs of zeroes left out: how many zeroes, how many words after them, those words,
 * and so on. Most rows of a hall are empty, so this is a small part of it for the time of one look. Words that would not
 * become fewer are copied. `packed` holds as many words at least; answers how many it has now.
 */
export function packWords(words: Int32Array, packed: Int32Array): number {
  let end = 0;
  for (let at = 0; at < words.length; ) {
    const from = firstOther(words, at);
    const to = nextGap(words, from);
    if (end + 2 + to - from >= words.length) {
      packed.set(words);
      return words.length;
    }
    packed[end] = from - at;
    packed[end + 1] = to - from;
    packed.set(words.subarray(from, to), end + 2);
    end += 2 + to - from;
    at = to;
  }
  return end;
}

/** Fills `words`, all zero, with what `packWords` packed. Throws if that is of another length. */
export function unpackWords(packed: Int32Array, words: Int32Array): void {
  if (packed.length === words.length) {
    words.set(packed);
    return;
  }
  let to = 0;
  for (let at = 0; at < packed.length; ) {
    const [zeroes = 0, others = 0] = packed.subarray(at, at + 2);
    words.set(packed.subarray(at + 2, at + 2 + others), to + zeroes);
    to += zeroes + others;
    at += 2 + others;
  }
  if (to !== words.length) throw new Error(`${to} words unpacked, not ${words.length}`);
}

function firstOther(words: Int32Array, from: number): number {
  let at = from;
  while (at < words.length && words[at] === 0) at++;
  return at;
}

/** Where the next run of zeroes begins that is long enough to be left out; the end if there is none. */
function nextGap(words: Int32Array, from: number): number {
  let zeroes = 0;
  for (let at = from; at < words.length; at++) {
    zeroes = words[at] === 0 ? zeroes + 1 : 0;
    if (zeroes === GAP_WORDS) return at + 1 - GAP_WORDS;
  }
  return words.length - zeroes;
}
