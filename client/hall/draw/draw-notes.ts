import type { NoteTone } from '#client/model/state/host-note.ts';
import type { Palette } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, rect, sign } from '../quads/brush.ts';
import { SMALL, text, textWidth } from '../quads/letters.ts';
import { onScreen, tileBox } from './boxes.ts';

/** Height of a note and its distance from the name plate, in CSS pixels. */
const NOTE_PX = 20;
const HEAD_PX = 2;

/** What the order under way would do to hosts: a strip of words across each, with a sign before the colour. */
export function drawNotes(picture: Picture): void {
  const { brush, view, palette, layout } = picture;
  const d = view.density;
  for (const { host, text: full, short, tone } of picture.notes) {
    if (host < 0 || host >= layout.slots) continue;
    const box = tileBox(picture, host);
    if (!onScreen(picture, box)) continue;
    const colour = COLOURS[tone](palette);
    const [y, height] = [box.y + box.height / 2 - (NOTE_PX / 2 - HEAD_PX) * d, NOTE_PX * d];
    rect(brush, box.x, y, box.width, height, palette.chip, 0.92);
    rect(brush, box.x, y, 3 * d, height, colour);
    frame(brush, box.x, box.y, box.width, box.height, 2 * d, colour, 0.9);
    const side = height * 0.6;
    sign(brush, SIGNS[tone], box.x + 7 * d, y + (height - side) / 2, side, colour);
    const room = box.width - side - 15 * d;
    const words = textWidth(brush, full, SMALL) <= room ? full : short;
    text(brush, words, box.x + 11 * d + side, y + 3 * d, SMALL, palette.chipInk, room);
  }
}

const SIGNS: { readonly [T in NoteTone]: string } = { good: 'glyphs/ok', watch: 'glyphs/watch', bad: 'glyphs/breach' };
const COLOURS: { readonly [T in NoteTone]: (palette: Palette) => number } = {
  good: ({ status }) => status.ok,
  watch: ({ status }) => status.watch,
  bad: ({ status }) => status.breach,
};
