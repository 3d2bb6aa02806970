/**
 * A 32-bit hash of a run of 32-bit words (the mixing steps of MurmurHash3, A. Appleby, public domain). Not for
 * security: it tells whether two worlds hold the same bits.
 */
export function hashWords(words: Int32Array, seed = 0): number {
  let h = seed | 0;
  for (let i = 0; i < words.length; i++) {
    let k = Math.imul(words[i], 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  return finish(h ^ words.length);
}

/** A 32-bit hash of text: turns a speakable seed such as `K7QF3M` into a number. */
export function hashText(text: string): number {
  const words = new Int32Array(text.length);
  for (let i = 0; i < text.length; i++) words[i] = text.charCodeAt(i);
  return hashWords(words, 0x5eed);
}

function finish(hash: number): number {
  let h = hash;
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
