import type Phaser from 'phaser';
import { ATLAS, type Atlas, LETTER_SIZES, type LetterSize, PATTERN_PX, type Pattern } from './atlas.ts';
import { AT, KIND, type Kind, newQuadBatch, nextRecord, packColour, type QuadBatch } from './quad-batch.ts';
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
interface Form {
  readonly name: string;
  readonly radius: number;
  readonly soft: number;
  readonly kind: Kind;
  readonly line: number;
  readonly beat: readonly [number, number, number, number];
}

const NO_BEAT = [0, 0, 0, 0] as const;
const PLAIN: Form = { name: 'white', radius: 0, soft: 0, kind: KIND.still, line: 0, beat: NO_BEAT };

function record(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  top: number,
  bottom: number,
  form: Form,
): void {
  const cut = brush.atlas.cuts.get(form.name);
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

/** A filled rectangle; edges land on whole pixels, so that they are sharp at every zoom. */
export function rect(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  alpha = 1,
): void {
  panel(brush, x, y, width, height, colour, { alpha });
}

/** How a panel differs from a plain rectangle. */
export interface Look {
  readonly alpha?: number;
  /** Colour and alpha at its lower edge, if they differ. */
  readonly bottom?: number;
  readonly bottomAlpha?: number;
  /** Radius of its corners, and width of its outline if it is not filled. */
  readonly radius?: number;
  readonly line?: number;
}

/** A rectangle with rounded corners, a gradient from top to bottom, filled or as an outline; on whole pixels. */
export function panel(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  look: Look = {},
): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  const w = Math.round(x + width) - left;
  const h = Math.round(y + height) - top;
  const { alpha = 1, bottom = colour, bottomAlpha = alpha, radius = 0, line = 0 } = look;
  if (w <= 0 || h <= 0 || (alpha <= 0 && bottomAlpha <= 0)) return;
  const form = radius === 0 && line === 0 ? PLAIN : { ...PLAIN, radius, line };
  record(
    brush,
    left,
    top,
    w,
    h,
    packColour(colour, alpha * brush.fade),
    packColour(bottom, bottomAlpha * brush.fade),
    form,
  );
}

/** The edge of a rectangle, inside it. */
export function frame(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  thickness: number,
  colour: number,
  alpha = 1,
  radius = 0,
): void {
  panel(brush, x, y, width, height, colour, { alpha, radius, line: Math.max(1, Math.round(thickness)) });
}

/** Light, or a shadow, around and over a rectangle: it fades over `soft` pixels on both sides of the edge. */
export function glow(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  soft: number,
  colour: number,
  alpha: number,
  radius = 0,
): void {
  if (alpha <= 0.004) return;
  const packed = packColour(colour, alpha * brush.fade);
  record(brush, x, y, width, height, packed, packed, { ...PLAIN, radius: radius + soft, soft });
}

/** Dots that run along the longer side: `way` pixels of their path lie before this piece. */
export interface Flow {
  readonly spacing: number;
  readonly speed: number;
  readonly dot: number;
  readonly way: number;
  /** How visible every second dot is. */
  readonly second: number;
}

export function flow(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  alpha: number,
  { spacing, speed, dot, way, second }: Flow,
): void {
  if (width <= 0 || height <= 0) return;
  const packed = packColour(colour, alpha * brush.fade);
  const form: Form = { ...PLAIN, kind: KIND.flow, line: dot, beat: [spacing, way, speed, second] };
  record(brush, Math.round(x), Math.round(y), Math.round(width), Math.round(height), packed, packed, form);
}

/** A rectangle whose brightness swings: `part` of it, so many times a second. */
export function breath(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  alpha: number,
  swing: { readonly part: number; readonly perSecond: number; readonly phase: number },
  radius = 0,
): void {
  if (width <= 0 || height <= 0) return;
  const packed = packColour(colour, alpha * brush.fade);
  const beat = [swing.part, swing.perSecond, swing.phase, 0] as const;
  record(brush, x, y, width, height, packed, packed, { ...PLAIN, radius, kind: KIND.breath, beat });
}

/** A light that goes on and off. */
export function blink(
  brush: Brush,
  x: number,
  y: number,
  side: number,
  colour: number,
  alpha: number,
  perSecond: number,
  phase: number,
  share = 0.5,
): void {
  const packed = packColour(colour, alpha * brush.fade);
  const beat = [perSecond, phase, share, 0] as const;
  record(brush, x, y, side, side, packed, packed, { ...PLAIN, radius: side, kind: KIND.blink, beat });
}

/** A straight stroke between two points, whatever its direction. */
export function line(
  brush: Brush,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  thick: number,
  colour: number,
): void {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return;
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  const packed = packColour(colour, brush.fade);
  const angle = Math.atan2(y2 - y1, x2 - x1) + brush.turn.angle;
  const form: Form = { ...PLAIN, radius: thick / 2, kind: KIND.still, beat: [angle || 1e-6, x, y, 0] };
  const before = brush.turn.angle;
  brush.turn.angle = 0;
  record(brush, x - length / 2 - thick / 2, y - thick / 2, length + thick, thick, packed, packed, form);
  brush.turn.angle = before;
}

/** A sign of the atlas, its side in device pixels. */
export function sign(brush: Brush, name: string, x: number, y: number, side: number, colour: number, alpha = 1): void {
  const packed = packColour(colour, alpha * brush.fade);
  const whole = Math.round(side);
  record(brush, Math.round(x), Math.round(y), whole, whole, packed, packed, { ...PLAIN, name });
}

/** A rectangle filled with a pattern: square cells, as many rows as fit, the last column cut where the rectangle ends. */
export function pattern(
  brush: Brush,
  name: Pattern,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  alpha = 1,
): void {
  const natural = PATTERN_PX * brush.atlas.density;
  const rows = Math.max(1, Math.round(height / natural));
  const cell = rows === 1 ? Math.max(natural, height) : height / rows;
  for (let row = 0; row < rows; row++) {
    patternRow(brush, name, x, y + (row * height) / rows, width, height / rows, cell, colour, alpha);
  }
}

function patternRow(
  brush: Brush,
  name: Pattern,
  x: number,
  y: number,
  width: number,
  height: number,
  cell: number,
  colour: number,
  alpha: number,
): void {
  const right = Math.round(x + width);
  const packed = packColour(colour, alpha * brush.fade);
  for (let left = Math.round(x); left < right; left += cell) {
    const part = Math.min(PATTERN_PX, Math.ceil(((right - left) / cell) * PATTERN_PX));
    const w = Math.min(cell, right - left);
    record(brush, left, Math.round(y), w, Math.ceil(height), packed, packed, { ...PLAIN, name: `${name}${part}` });
  }
}

/** A line of text; letters the atlas lacks are left out. Answers its width in device pixels. */
export function text(
  brush: Brush,
  line: string,
  x: number,
  y: number,
  size: LetterSize,
  colour: number,
  maxWidth = Number.POSITIVE_INFINITY,
): number {
  let at = 0;
  const packed = packColour(colour, brush.fade);
  for (const letter of line) {
    const name = `${size}${letter === NO_BREAK ? ' ' : letter}`;
    const advance = brush.atlas.advance.get(name);
    const cut = brush.atlas.cuts.get(name);
    if (advance === undefined || !cut) continue;
    if (at + advance > maxWidth) break;
    record(brush, Math.round(x + at) - 1, Math.round(y), cut.width, cut.height, packed, packed, { ...PLAIN, name });
    at += advance;
  }
  return at;
}

/** The space between a number and its unit: one line of the canvas never breaks, so it is a space like any other. */
const NO_BREAK = '\u00a0';

/** Width that `text` would take, in device pixels. */
export function textWidth(brush: Brush, line: string, size: LetterSize): number {
  let width = 0;
  for (const letter of line) width += brush.atlas.advance.get(`${size}${letter === NO_BREAK ? ' ' : letter}`) ?? 0;
  return width;
}

/** The smallest letters, for where there is little room. */
export const SMALL: LetterSize = LETTER_SIZES[0];
export const NORMAL: LetterSize = LETTER_SIZES[1];
