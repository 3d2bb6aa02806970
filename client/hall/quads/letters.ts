import { type Atlas, LETTER_SIZES, type LetterSize } from './atlas.ts';
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
  const letters = lettersOf(brush.atlas, size);
  const packed = packColour(colour, brush.fade);
  const top = Math.round(y);
  let at = 0;
  for (let i = 0; i < line.length; i++) {
    const letter = letters.get(line.charCodeAt(i));
    if (!letter) continue;
    if (at + letter.advance > maxWidth) break;
    const { cut, advance } = letter;
    record(brush, cut, Math.round(x + at) - 1, top, cut.width, cut.height, packed, packed);
    at += advance;
  }
  return at;
}

/** Width that `text` would take, in device pixels. */
export function textWidth(brush: Brush, line: string, size: LetterSize): number {
  const letters = lettersOf(brush.atlas, size);
  let width = 0;
  for (let i = 0; i < line.length; i++) width += letters.get(line.charCodeAt(i))?.advance ?? 0;
  return width;
}

function lettersOf({ letters }: Atlas, size: LetterSize) {
  const found = letters.get(size);
  if (!found) throw new Error(`no letters of ${size} px`);
  return found;
}

/** The smallest letters, for where there is little room. */
export const SMALL: LetterSize = LETTER_SIZES[0];
export const NORMAL: LetterSize = LETTER_SIZES[1];
