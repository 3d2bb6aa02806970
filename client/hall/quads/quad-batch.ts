/**
 * What the graphics card is told: one record for each rectangle, back to front. A record is drawn as it stands until it is told
 * anew; what flows, breathes or blinks does so on the card, from the time alone.
 */
export interface QuadBatch {
  floats: Float32Array;
  /** The same memory, for colours. */
  words: Uint32Array;
  count: number;
  /** Rises whenever the picture was told anew: then it must be sent to the card. */
  version: number;
  /** When it was told, on the clock of what glides, ms: what glides began to do so then. */
  toldMs: number;
}

/** Numbers of 32 bits in a record: box 4, place in the atlas 4, two colours, shape 4, beat 4, glide 4. */
export const RECORD = 22;
/** `glide`: how far the box was from where it belongs when it was told, in x, y, width and height. */
export const AT = { box: 0, uv: 4, top: 8, bottom: 9, shape: 10, beat: 14, glide: 18 } as const;
const START_RECORDS = 4096;

/** How a record is drawn; the numbers that follow in `beat` depend on it. */
export const KIND = {
  /** beat: angle in radians, and the point that it turns about. */
  still: 0,
  /** Dots along the longer side. beat: spacing, way from the path's start, speed in px/s, how visible every second dot is 0..1. */
  flow: 1,
  /** Brightness that swings. beat: part of it that swings 0..1, swings per second, phase 0..1. */
  breath: 2,
  /** On and off. beat: times per second, phase 0..1, part of the time that it is on. */
  blink: 3,
  /** The place in the atlas again and again, from the upper left corner. beat: width and height of one cell in px. */
  pattern: 4,
} as const;

export function newQuadBatch(): QuadBatch {
  const floats = new Float32Array(START_RECORDS * RECORD);
  return { floats, words: new Uint32Array(floats.buffer), count: 0, version: 0, toldMs: 0 };
}

/** The first number of the next record; the batch grows as it must. */
export function nextRecord(batch: QuadBatch): number {
  const offset = batch.count * RECORD;
  if (offset + RECORD > batch.floats.length) grow(batch);
  batch.count += 1;
  return offset;
}

function grow(batch: QuadBatch): void {
  const floats = new Float32Array(batch.floats.length * 2);
  floats.set(batch.floats);
  batch.floats = floats;
  batch.words = new Uint32Array(floats.buffer);
}

/** 0xRRGGBB and an alpha of 0..1 as the card reads them: one byte each, red first (little-endian). */
export function packColour(colour: number, alpha: number): number {
  const a = Math.round(Math.min(1, Math.max(0, alpha)) * 255);
  return (((colour >> 16) & 255) | (colour & 0xff00) | ((colour & 255) << 16) | (a << 24)) >>> 0;
}
