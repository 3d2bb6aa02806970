import { hashText } from './hash.ts';

/**
 * Named random streams. Each subsystem draws from its own, so that a new draw here never re-rolls anything there. The
 * state is four 32-bit words a stream, kept in the world (hidden table `streams`), so that a copy of the world goes on
 * with the same draws. Generator: sfc32 (C. Doty-Humphrey, PractRand).
 */
export const STREAMS = [
  'demand',
  'bursts',
  'contracts',
  'failures',
  'placement',
  'boot',
  'sampling',
  'selection',
  'noise',
  'population',
  'jobs',
  'disks',
  'parts',
  'repairs',
  'security',
  'advisories',
] as const;
export type StreamName = (typeof STREAMS)[number];

export interface StreamState {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly c: Float64Array;
  readonly counter: Float64Array;
}

/** Seeds every stream from the scenario's seed and the stream's own name. */
export function seedStreams(streams: StreamState, seed: string): void {
  STREAMS.forEach((name, s) => {
    [streams.a[s], streams.b[s], streams.c[s], streams.counter[s]] = firstWords(seed, name);
    for (let i = 0; i < 12; i++) nextUint(streams, s);
  });
}

/** A sealed seed, by itself or in a path: 26 letters of Crockford's base 32 (`shared/tournament/seal.ts`). */
const SEALED_SEED = /(?<![^/])[0-9A-HJKMNP-TV-Z]{26}(?![^/])/;
/** Where the four parts of a sealed seed begin, which overlap: 8 letters hold 40 bits, more than a word takes up. */
const SEALED_PARTS = [0, 6, 12, 18];
const SEALED_PART_LETTERS = 8;

/**
 * The four words that a stream begins with. A seed that people speak fills one word, from which three are made: there
 * are 2^32 such days. A sealed seed, which nobody may find by trying them all, fills each word with a part of its own.
 */
function firstWords(seed: string, name: string): [number, number, number, number] {
  const sealed = SEALED_SEED.exec(seed)?.[0];
  const word = (i: number) => hashText(`${sealed ? partOf(seed, sealed, i) : seed}/${name}/${'abcd'[i]}`);
  return [word(0), word(1), word(2), sealed ? word(3) : 1];
}

function partOf(seed: string, sealed: string, i: number): string {
  return seed.replace(sealed, sealed.slice(SEALED_PARTS[i], SEALED_PARTS[i] + SEALED_PART_LETTERS));
}

const UINT_RANGE = 4294967296;

function nextUint(streams: StreamState, s: number): number {
  const a = streams.a[s] | 0;
  const b = streams.b[s] | 0;
  const c = streams.c[s] | 0;
  const counter = streams.counter[s] | 0;
  const out = (((a + b) | 0) + counter) | 0;
  streams.counter[s] = (counter + 1) >>> 0;
  streams.a[s] = (b ^ (b >>> 9)) >>> 0;
  streams.b[s] = (c + (c << 3)) >>> 0;
  streams.c[s] = (((c << 21) | (c >>> 11)) + out) >>> 0;
  return out >>> 0;
}

/** The next draw of a stream, uniform in [0, 1). */
export function uniform(streams: StreamState, name: StreamName): number {
  return nextUint(streams, STREAMS.indexOf(name)) / UINT_RANGE;
}

/** A whole number in [0, n). */
export function below(streams: StreamState, name: StreamName, n: number): number {
  return Math.floor(uniform(streams, name) * n);
}

/** An approximately normal draw, mean 0 and standard deviation 1 (sum of twelve uniforms, so within ±6). */
export function normal(streams: StreamState, name: StreamName): number {
  return normalAt(streams, STREAMS.indexOf(name));
}

/** The same from the row of a stream, for those who draw for thousands of guests: its state stays in registers meanwhile. */
export function normalAt(streams: StreamState, s: number): number {
  let a = streams.a[s] | 0;
  let b = streams.b[s] | 0;
  let c = streams.c[s] | 0;
  let counter = streams.counter[s] | 0;
  let sum = 0;
  for (let i = 0; i < 12; i++) {
    const out = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + out) | 0;
    sum += out >>> 0;
  }
  streams.a[s] = a >>> 0;
  streams.b[s] = b >>> 0;
  streams.c[s] = c >>> 0;
  streams.counter[s] = counter >>> 0;
  return sum / UINT_RANGE - 6;
}

/** Draws of a stream of its own, uniform in [0, 1), for what is decided before there is a world. */
export function seededDraws(seed: string, name: string): () => number {
  const [a, b, c, counter] = firstWords(seed, name).map((word) => Float64Array.of(word));
  const stream = { a, b, c, counter };
  for (let i = 0; i < 12; i++) nextUint(stream, 0);
  return () => nextUint(stream, 0) / UINT_RANGE;
}
