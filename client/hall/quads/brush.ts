import { PATTERN_PX, type Pattern } from './atlas.ts';
import { KIND, packColour } from './quad-batch.ts';
import { type Brush, type Form, PLAIN, record } from './record.ts';

/** What most of a picture is made of: told in one object, so that a picture of thousands leaves nothing to collect. */
const SHAPED: Form = { ...PLAIN };
const WHITE = 'white';

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
  SHAPED.radius = radius;
  SHAPED.line = line;
  record(
    brush,
    WHITE,
    left,
    top,
    w,
    h,
    packColour(colour, alpha * brush.fade),
    packColour(bottom, bottomAlpha * brush.fade),
    SHAPED,
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
  record(brush, WHITE, x, y, width, height, packed, packed, { ...PLAIN, radius: radius + soft, soft });
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
  record(brush, WHITE, x - length / 2 - thick / 2, y - thick / 2, length + thick, thick, packed, packed, form);
  brush.turn.angle = before;
}

/** A sign of the atlas, its side in device pixels. */
export function sign(brush: Brush, name: string, x: number, y: number, side: number, colour: number, alpha = 1): void {
  const packed = packColour(colour, alpha * brush.fade);
  const whole = Math.round(side);
  record(brush, name, Math.round(x), Math.round(y), whole, whole, packed, packed);
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
    record(brush, `${name}${part}`, left, Math.round(y), w, Math.ceil(height), packed, packed);
  }
}
