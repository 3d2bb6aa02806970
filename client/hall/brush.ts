import Phaser from 'phaser';
import { ATLAS, type Atlas, LETTER_SIZES, type LetterSize, PATTERN_PX, type Pattern } from './atlas.ts';

/**
 * Draws a picture as a list of tinted Images of one Layer, all from the atlas, so that the whole hall is one batch. Images
 * are reused: the picture is told anew whenever something moved, and what is left over is hidden. Device pixels.
 */
export interface Brush {
  readonly scene: Phaser.Scene;
  readonly layer: Phaser.GameObjects.Layer;
  readonly images: Phaser.GameObjects.Image[];
  readonly atlas: Atlas;
  used: number;
  shownBefore: number;
}

/** No picture needs more; beyond it, the rest is left out rather than the page slowed down. */
const MAX_IMAGES = 20_000;

export function newBrush(scene: Phaser.Scene, atlas: Atlas): Brush {
  return { scene, layer: scene.add.layer(), images: [], atlas, used: 0, shownBefore: 0 };
}

export function beginPicture(brush: Brush): void {
  brush.used = 0;
}

export function endPicture(brush: Brush): void {
  for (let i = brush.used; i < brush.shownBefore; i++) brush.images[i]?.setVisible(false);
  brush.shownBefore = brush.used;
}

function nextImage(brush: Brush, frame: string): Phaser.GameObjects.Image | undefined {
  const known = brush.images[brush.used];
  if (known) {
    brush.used += 1;
    if (known.frame.name !== frame) known.setFrame(frame);
    if (!known.visible) known.setVisible(true);
    return known;
  }
  if (brush.used >= MAX_IMAGES) return undefined;
  const image = new Phaser.GameObjects.Image(brush.scene, 0, 0, ATLAS, frame).setOrigin(0, 0);
  brush.layer.add(image);
  brush.images.push(image);
  brush.used += 1;
  return image;
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
  const [left, top] = [Math.round(x), Math.round(y)];
  const w = Math.round(x + width) - left;
  const h = Math.round(y + height) - top;
  if (w <= 0 || h <= 0 || alpha <= 0) return;
  nextImage(brush, 'white')?.setPosition(left, top).setDisplaySize(w, h).setTint(colour).setAlpha(alpha);
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
): void {
  const t = Math.max(1, Math.round(thickness));
  rect(brush, x, y, width, t, colour, alpha);
  rect(brush, x, y + height - t, width, t, colour, alpha);
  rect(brush, x, y + t, t, height - 2 * t, colour, alpha);
  rect(brush, x + width - t, y + t, t, height - 2 * t, colour, alpha);
}

/** A sign of the atlas, its side in device pixels. */
export function sign(brush: Brush, name: string, x: number, y: number, side: number, colour: number, alpha = 1): void {
  nextImage(brush, name)
    ?.setPosition(Math.round(x), Math.round(y))
    .setDisplaySize(Math.round(side), Math.round(side))
    .setTint(colour)
    .setAlpha(alpha);
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
  for (let left = Math.round(x); left < right; left += cell) {
    const part = Math.min(PATTERN_PX, Math.ceil(((right - left) / cell) * PATTERN_PX));
    const w = Math.min(cell, right - left);
    nextImage(brush, `${name}${part}`)
      ?.setPosition(left, Math.round(y))
      .setDisplaySize(w, Math.ceil(height))
      .setTint(colour)
      .setAlpha(alpha);
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
  for (const letter of line) {
    const drawn = letter === NO_BREAK ? ' ' : letter;
    const advance = brush.atlas.advance.get(`${size}${drawn}`);
    if (advance === undefined) continue;
    if (at + advance > maxWidth) break;
    const image = nextImage(brush, `${size}${drawn}`);
    image?.setPosition(Math.round(x + at) - 1, Math.round(y));
    image?.setDisplaySize(image.frame.width, image.frame.height).setTint(colour).setAlpha(1);
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
