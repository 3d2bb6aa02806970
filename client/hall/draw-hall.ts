import { at } from '#client/model/facts/cell.ts';
import { beginPicture, endPicture, NORMAL, rect, SMALL, text, textWidth } from './brush.ts';
import { drawBrick, drawCarried } from './draw-brick.ts';
import { drawGhosts } from './draw-ghosts.ts';
import { drawHost, onScreen } from './draw-host.ts';
import { drawLinks } from './draw-links.ts';
import { drawNotes } from './draw-notes.ts';
import { HOSTS_PER_RACK, hostX, hostY, RACK_HEAD } from './hall-layout.ts';
import type { Picture } from './picture.ts';
import { toScreenX, toScreenY } from './view-port.ts';

const RACK_PAD = 8;

/** The whole hall, back to front. Answers whether something in it moves by itself. */
export function drawHall(picture: Picture): boolean {
  const { layout, brush, bricks, world } = picture;
  beginPicture(brush);
  for (let first = 0; first < layout.slots; first += HOSTS_PER_RACK) drawRack(picture, first);
  for (let host = 0; host < layout.slots; host++) drawHost(picture, host);
  drawIntake(picture);
  for (let i = 0; i < at(bricks.start, world.hosts.rows); i++) drawBrick(picture, at(bricks.vms, i));
  for (const vm of bricks.waiting) drawBrick(picture, vm);
  drawGhosts(picture);
  drawNotes(picture);
  const moving = drawLinks(picture);
  drawCarried(picture);
  endPicture(brush);
  return moving;
}

function drawRack(picture: Picture, first: number): void {
  const { brush, layout, view, palette, words, detail } = picture;
  const x = toScreenX(view, hostX(layout, first) - RACK_PAD);
  const y = toScreenY(view, hostY(layout, first) - RACK_HEAD);
  const width = (layout.rackWidth + 2 * RACK_PAD) * view.zoom;
  const height = (layout.rackHeight + RACK_PAD) * view.zoom;
  if (!onScreen(picture, { x, y, width, height })) return;
  rect(brush, x, y, width, height, palette.rack);
  if (detail === 'far' || RACK_HEAD * view.zoom < 13 * view.density) return;
  const left = x + (RACK_PAD + 1) * view.zoom;
  text(brush, words.rack(first / HOSTS_PER_RACK), left, y + view.density, SMALL, palette.inkSoft);
}

/** The strip above the racks where VMs wait for a host: there even while none waits, so that it pushes nothing when one comes. */
function drawIntake(picture: Picture): void {
  const { brush, layout, bricks, view, palette, words } = picture;
  const waits = bricks.waiting.length > 0;
  const x = toScreenX(view, -RACK_PAD);
  const y = toScreenY(view, -layout.intakeHeight - 2);
  const width = (layout.bounds.width + 2 * RACK_PAD) * view.zoom;
  rect(brush, x, y, width, (layout.intakeHeight - 8) * view.zoom, palette.accent, waits ? 0.16 : 0.04);
  if (waits) rect(brush, x, y, 3 * view.density, (layout.intakeHeight - 8) * view.zoom, palette.accent);
  if (bricks.unseen > 0) drawUnseen(picture, x + width, y);
  if (20 * view.zoom < 15 * view.density) return;
  const line = waits ? words.intake : words.nobodyWaits;
  text(brush, line, x + 9 * view.density, y + 2 * view.density, SMALL, waits ? palette.ink : palette.inkSoft);
}

/** How many wait beside those that are shown, at the right end of the strip: there also where no other word fits. */
function drawUnseen({ brush, bricks, layout, view, palette }: Picture, right: number, top: number): void {
  const d = view.density;
  const line = `+${bricks.unseen}`;
  const [width, height] = [textWidth(brush, line, NORMAL) + 10 * d, 18 * d];
  const y = top + ((layout.intakeHeight - 8) * view.zoom - height) / 2;
  rect(brush, right - width - 3 * d, y, width, height, palette.chip, 0.95);
  text(brush, line, right - width + 2 * d, y + d, NORMAL, palette.chipInk);
}
