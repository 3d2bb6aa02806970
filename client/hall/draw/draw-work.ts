import { at } from '#client/model/facts/cell.ts';
import type { Box } from '../layout/view-port.ts';
import { mix, tenantColour } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { panel, pattern, rect } from '../quads/brush.ts';
import { breath } from '../quads/moving.ts';

/** Below this a brick breathes so slowly that it need not be drawn again. */
const IDLE = 0.02;
const VCPU_LEAST_PX = 34;

/**
 * The work of a VM: filled from below as far as its vCPUs get work done; above it, hatched, what it wanted and did not get. The
 * surface breathes the faster the more it works.
 */
export function drawWork(picture: Picture, vm: number, box: Box, running: boolean): void {
  const { brush, palette, world, motion, detail, view } = picture;
  const colour = tenantColour(palette, at(world.vms.tenant, vm));
  const dim = palette.dark ? mix(colour, 0x0b111c, 0.46) : mix(colour, 0xffffff, 0.34);
  const idle = palette.dark ? mix(colour, 0x141b29, 0.3) : mix(colour, 0xdfe4ec, 0.24);
  const radius = cornerOf(picture, box);
  panel(brush, box.x, box.y, box.width, box.height, running ? mix(colour, dim, 0.22) : idle, {
    bottom: running ? dim : idle,
    radius,
  });
  if (!running) return;
  const done = (motion.done[vm] ?? 0) * box.height;
  const lost = (motion.wanted[vm] ?? 0) * box.height - done;
  const top = box.y + box.height - done;
  panel(brush, box.x, top, box.width, done, mix(0xffffff, colour, palette.dark ? 0.24 : 0.06), {
    bottom: colour,
    radius: Math.min(radius, done / 2),
  });
  if (lost > 1) {
    rect(brush, box.x, top - lost, box.width, lost, palette.status.hot, detail === 'far' ? 0.85 : 0.22);
    if (detail !== 'far') pattern(brush, 'hatch', box.x, top - lost, box.width, lost, palette.status.hot, 0.75);
  }
  if (detail === 'far') return;
  drawSurface(picture, vm, box, top, done);
  if (detail === 'near' && box.height > VCPU_LEAST_PX * view.density) drawVcpus(picture, vm, box);
}

export function cornerOf({ view }: Picture, box: Box): number {
  return Math.min(3 * view.density, box.height * 0.12, box.width * 0.2);
}

/** The line of work done: it swings once every two seconds at rest, twice a second at full load. */
function drawSurface(
  { brush, view, motion, running, calm }: Picture,
  vm: number,
  box: Box,
  top: number,
  done: number,
): void {
  const load = motion.done[vm] ?? 0;
  if (load < IDLE) return;
  const thick = Math.max(1, Math.min(3 * view.density, done));
  const perSecond = running && !calm ? 0.5 + 1.5 * load : 0;
  breath(brush, box.x, top, box.width, thick, 0xffffff, 0.5, { part: 0.75, perSecond, phase: (vm * 0.381966) % 1 });
}

/** One light for each vCPU, as many lit as are at work. */
function drawVcpus({ brush, view, world, motion }: Picture, vm: number, box: Box): void {
  const d = view.density;
  const vcpus = at(world.vms.vcpus, vm);
  const [side, gap] = [3 * d, 2 * d];
  const fits = Math.floor((box.width - 8 * d) / (side + gap));
  const shown = Math.min(vcpus, fits, 16);
  const lit = Math.ceil((motion.done[vm] ?? 0) * shown - 0.05);
  for (let i = 0; i < shown; i++)
    rect(
      brush,
      box.x + 4 * d + i * (side + gap),
      box.y + box.height - 6 * d,
      side,
      side,
      i < lit ? 0xffffff : 0x000000,
      i < lit ? 0.95 : 0.4,
    );
}
