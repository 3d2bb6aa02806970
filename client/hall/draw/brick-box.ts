import { type Box, toScreenX, toScreenY } from '../layout/view-port.ts';
import { awayOf, BRICK, goalOf, HEIGHT, WIDTH, X, Y } from '../motion.ts';
import type { Picture } from '../picture.ts';
import type { Brush } from '../quads/record.ts';

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Where a brick belongs, in device pixels; without size where it is not shown. */
export function brickBox({ view, motion, bricks }: Picture, vm: number): Box {
  if ((bricks.width[vm] ?? 0) <= 0) return NOWHERE;
  const cell = vm * BRICK;
  return {
    x: toScreenX(view, goalOf(motion.bricks, cell + X)),
    y: toScreenY(view, goalOf(motion.bricks, cell + Y)),
    width: goalOf(motion.bricks, cell + WIDTH) * view.zoom,
    height: goalOf(motion.bricks, cell + HEIGHT) * view.zoom,
  };
}

/** Where it is seen now; `box` itself if it is where it belongs. */
export function shownBox({ view, motion }: Picture, vm: number, box: Box): Box {
  const cell = vm * BRICK;
  const x = awayOf(motion, motion.bricks, cell + X);
  const y = awayOf(motion, motion.bricks, cell + Y);
  const width = awayOf(motion, motion.bricks, cell + WIDTH);
  const height = awayOf(motion, motion.bricks, cell + HEIGHT);
  if (x === 0 && y === 0 && width === 0 && height === 0) return box;
  const { zoom } = view;
  return {
    x: box.x + x * zoom,
    y: box.y + y * zoom,
    width: box.width + width * zoom,
    height: box.height + height * zoom,
  };
}

/** What is told from now on stands in `box`, and glides there as if it stood in `shown`. */
export function glideFrom({ glide }: Brush, box: Box, shown: Box): void {
  glide.on = box !== shown;
  if (!glide.on) return;
  glide.scaleX = shown.width / box.width;
  glide.scaleY = shown.height / box.height;
  glide.x = shown.x - box.x * glide.scaleX;
  glide.y = shown.y - box.y * glide.scaleY;
}
