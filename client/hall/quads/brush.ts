import { PATTERN_PX, type Pattern } from './atlas.ts';
import { KIND, packColour } from './quad-batch.ts';
import { type Brush, beat, further, record, shape } from './record.ts';

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
  const [left, top] = [Math.round(x), Math.round(y)];
  const w = Math.round(x + width) - left;
  const h = Math.round(y + height) - top;
  if (w <= 0 || h <= 0 || alpha <= 0) return;
  const packed = packColour(colour, alpha * brush.fade);
  record(brush, brush.atlas.white, left, top, w, h, packed, packed);
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

/** How far a box is from where it belongs when it is told, in device pixels. */
export interface Away {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const AT_HOME: Away = { x: 0, y: 0, width: 0, height: 0 };
const PLAIN: Look = {};

/**
 * A rectangle with rounded corners, a gradient from top to bottom, filled or as an outline; on whole pixels. It may begin elsewhere,
 * and have no size in one of both places.
 */
export function panel(
  brush: Brush,
  x: number,
  y: number,
  width: number,
  height: number,
  colour: number,
  look: Look = PLAIN,
  away: Away = AT_HOME,
): void {
  const [left, top] = [Math.round(x), Math.round(y)];
  const w = Math.round(x + width) - left;
  const h = Math.round(y + height) - top;
  const { alpha = 1, bottom = colour, bottomAlpha = alpha, radius = 0, line = 0 } = look;
  if (Math.max(w, w + away.width) <= 0 || Math.max(h, h + away.height) <= 0) return;
  if (alpha <= 0 && bottomAlpha <= 0) return;
  const above = packColour(colour, alpha * brush.fade);
  const below = bottom === colour && bottomAlpha === alpha ? above : packColour(bottom, bottomAlpha * brush.fade);
  const at = record(brush, brush.atlas.white, left, top, w, h, above, below);
  if (radius !== 0 || line !== 0) shape(brush.batch, at, radius, 0, KIND.still, line);
  if (away !== AT_HOME) further(brush.batch, at, away.x, away.y, away.width, away.height);
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
  const at = record(brush, brush.atlas.white, x, y, width, height, packed, packed);
  shape(brush.batch, at, radius + soft, soft, KIND.still, 0);
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
  const at = record(
    brush,
    brush.atlas.white,
    x - length / 2 - thick / 2,
    y - thick / 2,
    length + thick,
    thick,
    packed,
    packed,
  );
  shape(brush.batch, at, thick / 2, 0, KIND.still, 0);
  beat(brush.batch, at, angle || 1e-6, x, y, 0);
}

/** A sign of the atlas, its side in device pixels. */
export function sign(brush: Brush, name: string, x: number, y: number, side: number, colour: number, alpha = 1): void {
  const cut = brush.atlas.cuts.get(name);
  if (!cut) return;
  const packed = packColour(colour, alpha * brush.fade);
  const whole = Math.round(side);
  record(brush, cut, Math.round(x), Math.round(y), whole, whole, packed, packed);
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
  away: Away = AT_HOME,
): void {
  const cut = brush.atlas.cuts.get(name);
  const high = Math.max(height, height + away.height);
  if (!cut || high <= 0 || Math.max(width, width + away.width) <= 0) return;
  const natural = PATTERN_PX * brush.atlas.density;
  const rows = Math.max(1, Math.round(high / natural));
  const cell = rows === 1 ? Math.max(natural, high) : high / rows;
  const packed = packColour(colour, alpha * brush.fade);
  const left = Math.round(x);
  const at = record(brush, cut, left, Math.round(y), Math.round(x + width) - left, height, packed, packed);
  shape(brush.batch, at, 0, 0, KIND.pattern, 0);
  beat(brush.batch, at, cell, high / rows, 0, 0);
  if (away !== AT_HOME) further(brush.batch, at, away.x, away.y, away.width, away.height);
}
