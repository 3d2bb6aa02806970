import { at, nameOf } from '#client/model/facts/cell.ts';
import { MIGRATION_STATES } from '#shared/sim/kernel/codes/index.ts';
import { type Brush, rect, sign } from './brush.ts';
import { tileBox } from './draw-host.ts';
import type { Picture } from './picture.ts';
import { toScreenX, toScreenY } from './view-port.ts';

const DASH_PX = 9;
/** Speed of the dashes for a full 10 Gbit/s link, CSS pixels per ms. */
const FULL_SPEED = 0.09;
const FULL_MIB_PER_S = 1192;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Every migration under way as a line between its hosts; the dashes move as fast as the memory does and stop when it stops. */
export function drawLinks(picture: Picture): boolean {
  const { migrations } = picture.world;
  let moving = false;
  for (let m = 0; m < migrations.rows; m++) {
    const state = nameOf(MIGRATION_STATES, at(migrations.state, m));
    if (state === 'none') continue;
    drawLink(picture, m, state === 'queued');
    moving = moving || at(migrations.rateMibPerS, m) > 0;
  }
  return moving;
}

function drawLink(picture: Picture, migration: number, queued: boolean): void {
  const { world, view, palette, brush, motion } = picture;
  const { migrations } = world;
  const path = pathBetween(picture, at(migrations.vm, migration), at(migrations.to, migration));
  const d = view.density;
  const rate = at(migrations.rateMibPerS, migration);
  const stuck = at(migrations.predictedEndTick, migration) === 0 && rate > 0;
  const colour = stuck ? palette.status.hot : palette.accent;
  const offset = queued ? 0 : motion.clockMs * FULL_SPEED * Math.min(1, rate / FULL_MIB_PER_S) * d;
  drawDashes(brush, path, 8 * d, Number.MAX_SAFE_INTEGER, 0, palette.chip, 0.75);
  drawDashes(brush, path, 4 * d, DASH_PX * d, offset, colour, queued ? 0.5 : 1);
  const start = path[0];
  const end = path[path.length - 1];
  if (start) sign(brush, 'disc', start.x - 5 * d, start.y - 5 * d, 10 * d, colour);
  if (end) drawGoal(picture, end, colour);
}

function drawGoal({ brush, view, palette }: Picture, end: Point, colour: number): void {
  const side = 26 * view.density;
  sign(brush, 'disc', end.x - side / 2, end.y - side / 2, side, palette.chip);
  sign(brush, 'glyphs/migrating', end.x - side * 0.36, end.y - side * 0.36, side * 0.72, colour);
}

/** Right angles only, as on a transit map: from the brick that moves to the middle of the host where it goes. */
function pathBetween(picture: Picture, vm: number, to: number): readonly Point[] {
  const { view, motion, bricks } = picture;
  const target = tileBox(picture, to);
  const start = {
    x: toScreenX(view, (motion.x[vm] ?? 0) + (bricks.width[vm] ?? 0) / 2),
    y: toScreenY(view, (motion.y[vm] ?? 0) + (bricks.height[vm] ?? 0) / 2),
  };
  const end = { x: target.x + target.width / 2, y: target.y + target.height * 0.55 };
  const corner = Math.abs(start.y - end.y) < 2 ? [] : [{ x: end.x, y: start.y }];
  return [start, ...corner, end];
}

function drawDashes(
  brush: Brush,
  path: readonly Point[],
  thickness: number,
  dash: number,
  offset: number,
  colour: number,
  alpha: number,
): void {
  const period = 2 * dash;
  let done = 0;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [path[i - 1], path[i]];
    if (!a || !b) continue;
    const length = Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
    const first = -(((done - offset) % period) + period) % period;
    for (let s = first; s < length; s += period) {
      const [from, to] = [Math.max(0, s), Math.min(length, s + dash)];
      if (to > from) drawDash(brush, a, b, length, from, to, thickness, colour, alpha);
    }
    done += length;
  }
}

function drawDash(
  brush: Brush,
  a: Point,
  b: Point,
  length: number,
  from: number,
  to: number,
  thickness: number,
  colour: number,
  alpha: number,
): void {
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [x1, y1, x2, y2] = [a.x + ux * from, a.y + uy * from, a.x + ux * to, a.y + uy * to];
  const half = thickness / 2;
  const left = Math.min(x1, x2) - (ux === 0 ? half : 0);
  const top = Math.min(y1, y2) - (uy === 0 ? half : 0);
  const width = Math.abs(x2 - x1) + (ux === 0 ? thickness : 0);
  const height = Math.abs(y2 - y1) + (uy === 0 ? thickness : 0);
  rect(brush, left, top, width, height, colour, alpha);
}
