import { at } from '#client/model/facts/cell.ts';
import { HOSTS_PER_RACK, SPINE } from '../layout/hall-layout.ts';
import { type Box, toScreenX, toScreenY } from '../layout/view-port.ts';
import { isHappeningTo } from '../moments.ts';
import type { Picture } from '../picture.ts';
import { panel } from '../quads/brush.ts';
import { NORMAL, SMALL, text, textWidth } from '../quads/letters.ts';
import { beginBatch, showNext } from '../quads/record.ts';
import { drawBrick, drawBrickFrames, drawCarried } from './draw-brick.ts';
import { drawNetwork } from './draw-cables.ts';
import { drawGhosts } from './draw-ghosts.ts';
import { drawHost, drawHostFrame } from './draw-host.ts';
import { drawLit } from './draw-lit.ts';
import { drawMoves } from './draw-moves.ts';
import { drawNotes } from './draw-notes.ts';
import { drawRack } from './draw-rack.ts';
import { drawRoom } from './draw-room.ts';

/** What a hall that was told holds. */
export interface ToldHall {
  /** Something in it moves by itself. */
  readonly moves: boolean;
  /** Bricks to which something happens: they are not in it, but drawn with every frame. */
  readonly lively: readonly number[];
}

/** The parts of a telling, so small that their time does not matter; with the last one the hall is shown. */
export type HallParts = Generator<undefined, ToldHall>;

/** Bricks in one part. */
const BRICKS_A_PART = 8;

/** The hall of a tick, back to front, in parts: other lists may be told between them, and nobody sees it until it is whole. */
export function* drawHall(asked: Picture): HallParts {
  const brush = { ...asked.brush };
  const picture = { ...asked, brush };
  const { slots } = picture.layout;
  beginBatch(brush, brush.batches.next);
  drawRoom(picture);
  for (let rack = 0; rack * HOSTS_PER_RACK < slots; rack++) yield void drawRack(picture, rack);
  let moves = drawNetwork(picture);
  for (let host = 0; host < slots; host++) {
    yield;
    moves = drawHost(picture, host) || moves;
  }
  drawIntake(picture);
  const lively = yield* drawBricks(picture);
  showNext(brush);
  return { moves: moves || anyWork(picture), lively };
}

/** All bricks that only stand and work; answers the others. */
function* drawBricks(picture: Picture): Generator<undefined, readonly number[]> {
  const { bricks, world, moments, nowMs } = picture;
  const lively: number[] = [];
  const draw = (vm: number) => {
    if (isHappeningTo(moments, vm, nowMs)) lively.push(vm);
    else drawBrick(picture, vm, false);
  };
  for (let i = 0; i < at(bricks.start, world.hosts.rows); i++) {
    if (i % BRICKS_A_PART === 0) yield;
    draw(at(bricks.vms, i));
  }
  for (const vm of bricks.waiting) draw(vm);
  return lively;
}

/** Bricks to which something happens, as they look in this frame. */
export function drawLively(picture: Picture, lively: readonly number[]): void {
  beginBatch(picture.brush, picture.brush.batches.lively);
  for (const vm of lively) drawBrick(picture, vm, true);
}

/** What people look at, plan and order, over everything; and moves. Answers whether something in it moves by itself. */
export function drawOver(picture: Picture): boolean {
  const { layout, brush } = picture;
  beginBatch(brush, brush.batches.over);
  drawBrickFrames(picture);
  for (let host = 0; host < layout.slots; host++) drawHostFrame(picture, host);
  drawLit(picture);
  drawGhosts(picture);
  const moves = drawMoves(picture);
  drawNotes(picture);
  drawCarried(picture);
  return moves;
}

/** Bricks at work breathe. */
function anyWork({ world, bricks }: Picture): boolean {
  return at(bricks.start, world.hosts.rows) > 0;
}

/** The strip above the racks where VMs wait for a host: there even while none waits, so that it pushes nothing when one comes. */
function drawIntake(picture: Picture): void {
  const { brush, layout, bricks, view, palette } = picture;
  const d = view.density;
  const waits = bricks.waiting.length > 0;
  const x = toScreenX(view, SPINE / 4);
  const y = toScreenY(view, -layout.intakeHeight + 2);
  const [width, height] = [(layout.bounds.width - SPINE / 4) * view.zoom, (layout.intakeHeight - 8) * view.zoom];
  panel(brush, x, y, width, height, palette.accent, {
    alpha: waits ? 0.2 : 0.06,
    bottomAlpha: waits ? 0.1 : 0.03,
    radius: 6 * d,
  });
  if (waits) panel(brush, x, y, 4 * d, height, palette.accent, { radius: 2 * d });
  panel(brush, x, y, width, height, palette.accent, { line: 1, alpha: waits ? 0.8 : 0.25, radius: 6 * d });
  drawIntakeWords(picture, { x, y, width, height });
}

/** What the strip is for: in the middle while nobody waits, else at its right end, where no brick stands. */
function drawIntakeWords(picture: Picture, box: Box): void {
  const { brush, bricks, view, palette, words } = picture;
  const d = view.density;
  const waits = bricks.waiting.length > 0;
  const line = waits ? words.intake : words.nobodyWaits;
  const width = textWidth(brush, line, SMALL);
  const y = box.y + box.height / 2 - 8 * d;
  if (bricks.unseen > 0) drawUnseen(picture, box.x + box.width, box.y);
  else if (!waits) text(brush, line, box.x + (box.width - width) / 2, y, SMALL, palette.inkSoft);
  else if (lastEnd(picture) + 12 * d < box.x + box.width - width - 12 * d)
    text(brush, line, box.x + box.width - width - 12 * d, y, SMALL, palette.ink);
}

/** Where the last waiting brick ends, in device pixels. */
function lastEnd({ bricks, view }: Picture): number {
  const last = bricks.waiting[bricks.waiting.length - 1] ?? -1;
  return toScreenX(view, (bricks.x[last] ?? 0) + (bricks.width[last] ?? 0));
}

/** How many wait beside those that are shown, at the right end of the strip: there also where no other word fits. */
function drawUnseen({ brush, bricks, layout, view, palette }: Picture, right: number, top: number): void {
  const d = view.density;
  const line = `+${bricks.unseen}`;
  const [width, height] = [textWidth(brush, line, NORMAL) + 10 * d, 18 * d];
  const y = top + ((layout.intakeHeight - 8) * view.zoom - height) / 2;
  panel(brush, right - width - 5 * d, y, width, height, palette.chip, { alpha: 0.95, radius: 4 * d });
  text(brush, line, right - width, y + d, NORMAL, palette.chipInk);
}
