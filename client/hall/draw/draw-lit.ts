import type { SayPoint } from '#shared/protocol/people.ts';
import { HOSTS_PER_RACK } from '../layout/hall-layout.ts';
import type { Box } from '../layout/view-port.ts';
import type { Picture } from '../picture.ts';
import { frame } from '../quads/brush.ts';
import { onScreen, rackBox, tileBox } from './boxes.ts';

/** What a kind of thing is in the hall; what is not here has its place in the panels. */
const IN_HALL: { readonly [P in SayPoint]?: 'hosts' | 'racks' } = { hosts: 'hosts', racks: 'racks', power: 'racks' };

/** Rings around all hosts or racks at which the teacher points; those of VMs are drawn with the bricks. */
export function drawLit(picture: Picture): void {
  const { layout, lit, world } = picture;
  const what = lit && IN_HALL[lit];
  if (what === 'racks')
    for (let rack = 0; rack * HOSTS_PER_RACK < layout.slots; rack++) drawRings(picture, rackBox(picture, rack));
  if (what === 'hosts') for (let host = 0; host < world.hosts.rows; host++) drawRings(picture, tileBox(picture, host));
}

/** Two rings, dark and bright: they are seen on every ground. */
export function drawRings(picture: Picture, box: Box): void {
  if (!onScreen(picture, box)) return;
  const { brush, palette, view } = picture;
  const d = view.density;
  const radius = Math.min(5 * d, 5 * view.zoom);
  const around = (out: number, thick: number, colour: number) => {
    const [x, y, width, height] = [box.x - out * d, box.y - out * d, box.width + 2 * out * d, box.height + 2 * out * d];
    frame(brush, x, y, width, height, thick * d, colour, 1, radius + out * d);
  };
  around(3, 2, palette.ink);
  around(7, 4, palette.status.watch);
}
