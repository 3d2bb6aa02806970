import { KIND, packColour } from './quad-batch.ts';
import { type Brush, type Form, PLAIN, record } from './record.ts';

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
  record(brush, 'white', Math.round(x), Math.round(y), Math.round(width), Math.round(height), packed, packed, form);
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
  record(brush, 'white', x, y, width, height, packed, packed, { ...PLAIN, radius, kind: KIND.breath, beat });
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
  record(brush, 'white', x, y, side, side, packed, packed, { ...PLAIN, radius: side, kind: KIND.blink, beat });
}
