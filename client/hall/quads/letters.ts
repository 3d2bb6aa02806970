import { LETTER_SIZES, type LetterSize } from './atlas.ts';
import { packColour } from './quad-batch.ts';
import { type Brush, record } from './record.ts';

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
    record(brush, name, Math.round(x + at) - 1, Math.round(y), cut.width, cut.height, packed, packed);
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
