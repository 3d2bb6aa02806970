import type Phaser from 'phaser';
import { ATLAS, type Atlas } from './atlas.ts';
import { AT, KIND, type Kind, newQuadBatch, nextRecord, type QuadBatch } from './quad-batch.ts';
import { QuadLayer } from './quad-layer.ts';

/**
 * Tells a picture as a list of rectangles, all from one atlas, so that the whole hall is one draw call. The picture is told anew
 * whenever something changed its place or shape. Device pixels.
 */
export interface Brush {
  readonly batch: QuadBatch;
  readonly layer: QuadLayer;
  readonly atlas: Atlas;
  /** All that is told turns by this angle about this point, until it is 0 again. */
  readonly turn: { angle: number; x: number; y: number };
  /** All that is told is as visible as this, 0..1. */
  fade: number;
}

export function newBrush(scene: Phaser.Scene, atlas: Atlas): Brush {
  const batch = newQuadBatch();
  const layer = new QuadLayer(scene, batch, scene.textures.get(ATLAS));
  return { batch, layer, atlas, turn: { angle: 0, x: 0, y: 0 }, fade: 1 };
}

export function beginPicture({ batch }: Brush): void {
  batch.count = 0;
}

export function endPicture({ batch }: Brush): void {
  batch.version += 1;
}

/** What a record is besides its box and colours. */
export interface Form {
  radius: number;
  soft: number;
  kind: Kind;
  line: number;
  readonly beat: readonly [number, number, number, number];
}

const NO_BEAT = [0, 0, 0, 0] as const;
export const PLAIN: Readonly<Form> = { radius: 0, soft: 0, kind: KIND.still, line: 0, beat: NO_BEAT };

/** Writes a record: a cut of the atlas in a box. */
export function record(
  brush: Brush,
  name: string,
  x: number,
  y: number,
  width: number,
  height: number,
  top: number,
  bottom: number,
  form: Readonly<Form> = PLAIN,
): void {
  const cut = brush.atlas.cuts.get(name);
  if (!cut) return;
  const { batch, turn } = brush;
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
  floats[at + AT.shape] = form.radius;
  floats[at + AT.shape + 1] = form.soft;
  floats[at + AT.shape + 2] = form.kind;
  floats[at + AT.shape + 3] = form.line;
  const turned = form.kind === KIND.still && turn.angle !== 0;
  const [a, b, c, d] = form.beat;
  floats[at + AT.beat] = turned ? turn.angle : a;
  floats[at + AT.beat + 1] = turned ? turn.x : b;
  floats[at + AT.beat + 2] = turned ? turn.y : c;
  floats[at + AT.beat + 3] = d;
}
