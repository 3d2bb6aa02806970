import type { Atlas, Cut } from './atlas.ts';
import { AT, nextRecord, type QuadBatch } from './quad-batch.ts';

/**
 * Tells a picture as lists of rectangles, all from one atlas: each list is one draw call, and is told anew only when something that it
 * shows has changed. Device pixels.
 */
export interface Brush {
  /** What is told goes here. */
  batch: QuadBatch;
  readonly batches: Batches;
  /** What shows the lists: what is told begins to glide at this time of its clock. */
  readonly layer: { readonly glideMs: number };
  readonly atlas: Atlas;
  /** All that is told turns by this angle about this point, until it is 0 again. */
  readonly turn: { angle: number; x: number; y: number };
  /** All that is told begins as it would stand after this scaling and shift, and glides to its place. */
  readonly glide: { on: boolean; scaleX: number; scaleY: number; x: number; y: number };
  /** All that is told is as visible as this, 0..1. */
  fade: number;
}

/**
 * Back to front. `hall`: told with every tick; `lively`: bricks to which something happens; `over`: what people do. Nobody sees
 * `next`: it is the hall of a tick that is still being told.
 */
export interface Batches {
  hall: QuadBatch;
  next: QuadBatch;
  readonly lively: QuadBatch;
  readonly over: QuadBatch;
}

/** Tells a batch anew, from nothing. */
export function beginBatch(brush: Brush, batch: QuadBatch): void {
  brush.batch = batch;
  batch.count = 0;
  batch.version += 1;
  batch.toldMs = brush.layer.glideMs;
}

/** What was told as the next hall is shown from now on. */
export function showNext({ batches }: Brush): void {
  [batches.hall, batches.next] = [batches.next, batches.hall];
}

/** Writes a record, a cut of the atlas in a box, and answers where it begins in the batch. */
export function record(
  { batch, turn, glide }: Brush,
  cut: Cut,
  x: number,
  y: number,
  width: number,
  height: number,
  top: number,
  bottom: number,
): number {
  const at = nextRecord(batch);
  const { floats, words } = batch;
  floats[at] = x;
  floats[at + 1] = y;
  floats[at + 2] = width;
  floats[at + 3] = height;
  floats[at + AT.uv] = cut.u0;
  floats[at + AT.uv + 1] = cut.v0;
  floats[at + AT.uv + 2] = cut.u1;
  floats[at + AT.uv + 3] = cut.v1;
  words[at + AT.top] = top;
  words[at + AT.bottom] = bottom;
  shape(batch, at, 0, 0, 0, 0);
  if (turn.angle === 0) beat(batch, at, 0, 0, 0, 0);
  else beat(batch, at, turn.angle, turn.x, turn.y, 0);
  if (!glide.on) from(batch, at, 0, 0, 0, 0);
  else {
    const [wider, higher] = [glide.scaleX - 1, glide.scaleY - 1];
    from(batch, at, x * wider + glide.x, y * higher + glide.y, width * wider, height * higher);
  }
  return at;
}

/** What a record is besides its box and colours. */
export function shape(
  { floats }: QuadBatch,
  at: number,
  radius: number,
  soft: number,
  kind: number,
  line: number,
): void {
  floats[at + AT.shape] = radius;
  floats[at + AT.shape + 1] = soft;
  floats[at + AT.shape + 2] = kind;
  floats[at + AT.shape + 3] = line;
}

/** What its kind asks for. */
export function beat({ floats }: QuadBatch, at: number, a: number, b: number, c: number, d: number): void {
  floats[at + AT.beat] = a;
  floats[at + AT.beat + 1] = b;
  floats[at + AT.beat + 2] = c;
  floats[at + AT.beat + 3] = d;
}

/** How far its box is from where it belongs when it is told. */
function from({ floats }: QuadBatch, at: number, x: number, y: number, width: number, height: number): void {
  floats[at + AT.glide] = x;
  floats[at + AT.glide + 1] = y;
  floats[at + AT.glide + 2] = width;
  floats[at + AT.glide + 3] = height;
}

/** So much further away than its batch's glide already has it. */
export function further({ floats }: QuadBatch, at: number, x: number, y: number, width: number, height: number): void {
  floats[at + AT.glide] = (floats[at + AT.glide] ?? 0) + x;
  floats[at + AT.glide + 1] = (floats[at + AT.glide + 1] ?? 0) + y;
  floats[at + AT.glide + 2] = (floats[at + AT.glide + 2] ?? 0) + width;
  floats[at + AT.glide + 3] = (floats[at + AT.glide + 3] ?? 0) + height;
}
