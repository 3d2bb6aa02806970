import { KIND, packColour } from './quad-batch.ts';
import { type Brush, beat, further, record, shape } from './record.ts';

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
  const [w, h] = [Math.round(width), Math.round(height)];
  const at = record(brush, brush.atlas.white, Math.round(x), Math.round(y), w, h, packed, packed);
  shape(brush.batch, at, 0, 0, KIND.flow, dot);
  beat(brush.batch, at, spacing, way, speed, second);
}

/** A rectangle whose brightness swings: `part` of it, so many times a second. It begins so many pixels lower (`rises`). */
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
  rises = 0,
): void {
  if (width <= 0 || height <= 0) return;
  const packed = packColour(colour, alpha * brush.fade);
  const at = record(brush, brush.atlas.white, x, y, width, height, packed, packed);
  shape(brush.batch, at, radius, 0, KIND.breath, 0);
  beat(brush.batch, at, swing.part, swing.perSecond, swing.phase, 0);
  if (rises !== 0) further(brush.batch, at, 0, rises, 0, 0);
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
  const at = record(brush, brush.atlas.white, x, y, side, side, packed, packed);
  shape(brush.batch, at, side, 0, KIND.blink, 0);
  beat(brush.batch, at, perSecond, phase, share, 0);
}
