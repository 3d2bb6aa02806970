import { at, nameOf } from '#client/model/facts/cell.ts';
import { worstStatus } from '#client/model/facts/health.ts';
import { HOST_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { Box } from '../layout/view-port.ts';
import { statusColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { sign } from '../quads/brush.ts';

/** The worst health of the VMs of a host. */
function hostStatus({ world, bricks }: Picture, host: number): number {
  return worstStatus(world, bricks.vms, at(bricks.start, host), at(bricks.start, host + 1));
}

/** Signs at the right of the name plate; answers where they begin. */
export function drawHeadSigns(picture: Picture, host: number, box: Box, side: number, y: number): number {
  const { brush, world, view, palette } = picture;
  let x = box.x + box.width - 4 * view.density;
  const put = (name: string, colour: number) => {
    x -= side + 4 * view.density;
    chip(picture, x, y, side);
    sign(brush, name, x, y, side, colour);
  };
  if (at(world.hosts.state, host) === HOST_STATES.indexOf('on')) {
    const status = hostStatus(picture, host);
    put(`glyphs/${nameOf(STATUSES, status)}`, statusColour(palette, status));
  }
  if (at(world.hosts.warningPermille, host) > 0) put('glyphs/failing', palette.status.hot);
  if (at(world.hosts.maintenance, host)) put('glyphs/lock', palette.status.watch);
  return x;
}

/** Status colours are measured on the dark chip: they keep it in both themes. */
function chip({ brush, palette }: Picture, x: number, y: number, side: number): void {
  if (!palette.dark) sign(brush, 'disc', x - side * 0.14, y - side * 0.14, side * 1.28, palette.chip);
}

/** From far only what is wrong has a sign. */
export function drawFarSign(picture: Picture, host: number, box: Box): void {
  const { brush, palette, world } = picture;
  const failing = at(world.hosts.warningPermille, host) > 0;
  const status = hostStatus(picture, host);
  const bad = status > 0 && status < STATUSES.indexOf('off');
  if (!bad && !failing) return;
  const side = Math.max(7, Math.min(box.width, box.height) * 0.3);
  const [x, y] = [box.x + box.width - side, box.y];
  chip(picture, x, y, side);
  const name = failing ? 'glyphs/failing' : `glyphs/${nameOf(STATUSES, status)}`;
  sign(brush, name, x, y, side, failing ? palette.status.hot : statusColour(palette, status));
}
