import { hourAt } from '#shared/sim/kernel/time.ts';
import { daylight, twilight } from '../layout/daylight.ts';
import { toScreenX, toScreenY } from '../layout/view-port.ts';
import { mix } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { glow, panel, rect } from '../quads/brush.ts';

/** Side of a tile of the floor, in hall units. */
const FLOOR = 48;
const FLOOR_LEAST_PX = 18;

/** The room behind the racks: its air by the hour, a low sun at dawn and dusk, and the floor. */
export function drawRoom(picture: Picture): void {
  const { brush, view, palette, world } = picture;
  const hour = hourAt(world.scenario, world.tick);
  const air = mix(palette.day, palette.night, daylight(hour));
  const low = twilight(hour);
  panel(brush, 0, 0, view.width, view.height, mix(palette.dusk, air, low * 0.55), {
    bottom: mix(palette.night, air, palette.dark ? 0.45 : 0.12),
  });
  drawFloor(picture);
  if (low > 0) drawSun(picture, hour, low);
}

/** The sun stands left in the morning and right in the evening; it never lies over a word. */
function drawSun({ brush, view, palette }: Picture, hour: number, low: number): void {
  const [width, height] = [view.width * 0.5, view.height * 0.16];
  const x = hour % 24 < 12 ? -width * 0.4 : view.width - width * 0.6;
  glow(
    brush,
    x,
    -height * 0.8,
    width,
    height,
    view.height * 0.3,
    palette.heat,
    low * (palette.dark ? 0.16 : 0.12),
    height,
  );
}

function drawFloor({ brush, view, palette }: Picture): void {
  const side = FLOOR * view.zoom;
  if (side < FLOOR_LEAST_PX * view.density) return;
  const alpha = palette.dark ? 0.055 : 0.06;
  const line = Math.max(1, Math.round(view.density));
  for (let x = toScreenX(view, Math.ceil(view.x / FLOOR) * FLOOR); x < view.width; x += side)
    rect(brush, x, 0, line, view.height, palette.grid, alpha);
  for (let y = toScreenY(view, Math.ceil(view.y / FLOOR) * FLOOR); y < view.height; y += side)
    rect(brush, 0, y, view.width, line, palette.grid, alpha);
}
