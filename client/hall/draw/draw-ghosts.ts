import { at } from '#client/model/facts/cell.ts';
import type { Planned } from '#client/model/state/planned.ts';
import { emblemOf } from '#client/ui/glyphs/art.ts';
import { brickWidth, TILE_FOOT } from '../layout/brick-layout.ts';
import type { Box } from '../layout/view-port.ts';
import { tenantColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, panel, sign } from '../quads/brush.ts';
import { onScreen, tileBox } from './boxes.ts';

/** Room at the edges of a tile, in hall units. */
const PAD = 8;
const GAP = 3;
/** A ghost is at most so high, as a part of its host's tile. */
const HIGHEST = 0.5;

/** VMs that are planned, or on the way to the server: see-through, in a row above the bars of the host they are meant for. */
export function drawGhosts(picture: Picture): void {
  const filledTo = new Map<number, number>();
  for (const ghost of picture.ghosts) {
    const box = ghostBox(picture, ghost, filledTo.get(ghost.host) ?? PAD);
    if (!box || !onScreen(picture, box)) continue;
    drawGhost(picture, ghost.vm, box);
    filledTo.set(ghost.host, (filledTo.get(ghost.host) ?? PAD) + box.width / picture.view.zoom + GAP);
  }
}

/** Where a ghost stands; nothing where its host has no place or the row is full. */
function ghostBox(picture: Picture, { vm, host }: Planned, leftUnits: number): Box | undefined {
  const { layout, view, world, bricks } = picture;
  if (host < 0 || host >= layout.slots) return undefined;
  const tile = tileBox(picture, host);
  const width = brickWidth(bricks, at(world.vms.memMib, vm)) * view.zoom;
  const height = Math.min(bricks.rowHeight * view.zoom, tile.height * HIGHEST);
  const x = tile.x + leftUnits * view.zoom;
  if (x + width > tile.x + tile.width) return undefined;
  return { x, y: tile.y + tile.height - TILE_FOOT * view.zoom - height, width, height };
}

function drawGhost({ brush, world, view, palette }: Picture, vm: number, box: Box): void {
  const tenant = at(world.vms.tenant, vm);
  const radius = 3 * view.density;
  panel(brush, box.x, box.y, box.width, box.height, tenantColour(palette, tenant), { alpha: 0.45, radius });
  frame(brush, box.x, box.y, box.width, box.height, 2 * view.density, palette.accent, 0.9, radius);
  const side = Math.min(box.width, box.height) * 0.6;
  const archetype = world.scenario.tenants[at(world.tenants.archetype, tenant)]?.archetype;
  sign(
    brush,
    emblemOf(archetype),
    box.x + (box.width - side) / 2,
    box.y + (box.height - side) / 2,
    side,
    palette.ink,
    0.55,
  );
}
