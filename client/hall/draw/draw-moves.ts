import { at, nameOf } from '#client/model/facts/cell.ts';
import { emblemOf } from '#client/ui/glyphs/art.ts';
import { MIGRATION_STATES } from '#shared/sim/kernel/codes/index.ts';
import { MBIT_PER_MIB } from '../flows/flow-density.ts';
import { routeBetween } from '../flows/routes.ts';
import { brickWidth, TILE_FOOT, TILE_PAD } from '../layout/brick-layout.ts';
import type { Box } from '../layout/view-port.ts';
import { tenantColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, glow, panel, sign } from '../quads/brush.ts';
import { SMALL, text, textWidth } from '../quads/letters.ts';
import { tileBox } from './boxes.ts';
import { brickBox, glideFrom, shownBox } from './brick-box.ts';
import { drawFlow } from './draw-cables.ts';

/** Copies run beside the requests, not through them, in CSS pixels. */
const ASIDE_PX = 5;
const SIGN_PX = 16;

/** Every migration under way: its memory on the cables, and the brick that grows where it goes. Answers whether any memory moves. */
export function drawMoves(picture: Picture): boolean {
  const { migrations } = picture.world;
  const stood = new Map<number, number>();
  let moving = false;
  for (let m = 0; m < migrations.rows; m++) {
    if (nameOf(MIGRATION_STATES, at(migrations.state, m)) === 'none') continue;
    moving = drawCopies(picture, m) || moving;
    drawArrival(picture, m, stood);
    drawLeaving(picture, m);
  }
  return moving;
}

function colourOf({ world, palette }: Picture, migration: number): number {
  const { predictedEndTick, rateMibPerS } = world.migrations;
  const stuck = at(predictedEndTick, migration) === 0 && at(rateMibPerS, migration) > 0;
  return stuck ? palette.status.hot : palette.accent;
}

function drawCopies(picture: Picture, migration: number): boolean {
  const { world, layout } = picture;
  const { from, to, rateMibPerS } = world.migrations;
  const mbit = at(rateMibPerS, migration) * MBIT_PER_MIB;
  if (at(from, migration) < 0 || at(to, migration) < 0 || at(from, migration) === at(to, migration)) return false;
  let [way, flows] = [0, false];
  for (const piece of routeBetween(layout, at(from, migration), at(to, migration))) {
    flows = drawFlow(picture, { piece, mbit, way }, colourOf(picture, migration), 1, ASIDE_PX) || flows;
    way += Math.abs(piece.x2 - piece.x1) + Math.abs(piece.y2 - piece.y1);
  }
  return flows;
}

/** On the target stands the outline of the brick; what has come of this round fills it, and its sign says which round it is. */
function drawArrival(picture: Picture, migration: number, stood: Map<number, number>): void {
  const { world, brush, view, palette, bricks } = picture;
  const { vm: vms, to, sentMib, remainingMib, round } = world.migrations;
  const [vm, host] = [at(vms, migration), at(to, migration)];
  if (host < 0 || vm < 0 || at(world.vms.host, vm) === host) return;
  const box = arrivalBox(picture, vm, host, stood.get(host) ?? 0);
  stood.set(host, (stood.get(host) ?? 0) + brickWidth(bricks, at(world.vms.memMib, vm)) + 4);
  const total = Math.max(1, at(world.vms.touchedMib, vm));
  const sent = at(sentMib, migration);
  const come = Math.min(1, Math.max(0, 1 - at(remainingMib, migration) / total)) * (sent > 0 ? 1 : 0);
  const d = view.density;
  const colour = colourOf(picture, migration);
  panel(brush, box.x, box.y, box.width, box.height, palette.well, { alpha: 0.85, radius: 4 * d });
  const fill = box.height * come;
  const own = tenantColour(palette, at(world.vms.tenant, vm));
  panel(brush, box.x, box.y + box.height - fill, box.width, fill, own, { alpha: 0.7, radius: 3 * d });
  frame(brush, box.x, box.y, box.width, box.height, 2 * d, colour, 1, 4 * d);
  const side = Math.min(box.width, box.height) * 0.55;
  const spec = world.scenario.tenants[at(world.tenants.archetype, at(world.vms.tenant, vm))];
  sign(
    brush,
    emblemOf(spec?.archetype),
    box.x + (box.width - side) / 2,
    box.y + (box.height - side) / 2,
    side,
    palette.ink,
    0.7,
  );
  drawRound(picture, box, at(round, migration), colour);
}

function drawRound({ brush, view, palette, detail }: Picture, box: Box, round: number, colour: number): void {
  if (detail === 'far') return;
  const d = view.density;
  const line = `${round + 1}`;
  const width = textWidth(brush, line, SMALL) + 22 * d;
  const [x, y] = [box.x + (box.width - width) / 2, box.y - 4 * d];
  panel(brush, x, y, width, 15 * d, palette.chip, { radius: 7 * d });
  sign(brush, 'glyphs/migrating', x + 4 * d, y + 2 * d, 11 * d, colour);
  text(brush, line, x + 17 * d, y, SMALL, palette.chipInk);
}

/** At the right end of the lowest shelf, where bricks come to stand last. */
function arrivalBox(picture: Picture, vm: number, host: number, taken: number): Box {
  const { bricks, view, world } = picture;
  const tile = tileBox(picture, host);
  const width = brickWidth(bricks, at(world.vms.memMib, vm)) * view.zoom;
  const height = bricks.rowHeight * view.zoom;
  return {
    x: tile.x + tile.width - TILE_PAD * view.zoom - taken * view.zoom - width,
    y: tile.y + tile.height - TILE_FOOT * view.zoom - height,
    width,
    height,
  };
}

/** The brick that leaves has a rim, and stands still in grey while its guest is paused. */
function drawLeaving(picture: Picture, migration: number): void {
  const { world, brush } = picture;
  const vm = at(world.migrations.vm, migration);
  const box = brickBox(picture, vm);
  if (box.width <= 0) return;
  glideFrom(brush, box, shownBox(picture, vm, box));
  drawLeavingIn(picture, box, colourOf(picture, migration));
  brush.glide.on = false;
}

function drawLeavingIn({ view, brush, detail, palette }: Picture, box: Box, colour: number): void {
  const d = view.density;
  glow(brush, box.x, box.y, box.width, box.height, 5 * d, colour, 0.3, 3 * d);
  frame(brush, box.x, box.y, box.width, box.height, 2 * d, colour, 1, 3 * d);
  if (detail === 'far') return;
  const side = Math.min(SIGN_PX * d, box.height * 0.5);
  sign(brush, 'disc', box.x - side * 0.3, box.y - side * 0.3, side * 1.2, palette.chip);
  sign(brush, 'glyphs/migrating', box.x - side * 0.2, box.y - side * 0.2, side, colour);
}
