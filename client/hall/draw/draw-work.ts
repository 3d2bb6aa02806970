import { at } from '#client/model/facts/cell.ts';
import type { Box } from '../layout/view-port.ts';
import { awayOf, BRICK, DONE, goalOf, WANTED } from '../motion.ts';
import { mix, type Palette } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { type Away, panel, pattern, rect } from '../quads/brush.ts';
import { breath } from '../quads/moving.ts';

/** Below this a brick breathes so slowly that it need not be drawn again. */
const IDLE = 0.02;
const VCPU_LEAST_PX = 34;
const FAR_LOSS = { alpha: 0.85 } as const;
const LOSS = { alpha: 0.22 } as const;

/**
 * The work of a VM: filled from below as far as its vCPUs get work done; above it, hatched, what it wanted and did not get. The
 * surface breathes the faster the more it works.
 */
export function drawWork(picture: Picture, vm: number, box: Box, running: boolean): void {
  const { brush, palette, world, motion, detail, view } = picture;
  const dyes = dyesOf(palette, at(world.vms.tenant, vm));
  const radius = cornerOf(picture, box);
  const body = running ? dyes.body : dyes.idle;
  panel(brush, box.x, box.y, box.width, box.height, body, { bottom: running ? dyes.dim : dyes.idle, radius });
  if (!running) return;
  const done = goalOf(motion.bricks, vm * BRICK + DONE) * box.height;
  const more = awayOf(motion, motion.bricks, vm * BRICK + DONE) * box.height;
  const top = box.y + box.height - done;
  const work = { bottom: dyes.colour, radius: Math.min(radius, Math.max(done, done + more) / 2) };
  panel(brush, box.x, top, box.width, done, dyes.surface, work, more === 0 ? undefined : upBy(more, more));
  drawLost(picture, vm, box, top, more);
  if (detail === 'far') return;
  drawSurface(picture, vm, box, top, done, more);
  if (detail === 'near' && box.height > VCPU_LEAST_PX * view.density) drawVcpus(picture, vm, box);
}

/** The colours of a customer's bricks. */
interface Dyes {
  readonly colour: number;
  readonly dim: number;
  readonly idle: number;
  readonly body: number;
  readonly surface: number;
}

const DYES = new WeakMap<Palette, readonly Dyes[]>();

/** Mixed once for each colour that a customer can have. */
function dyesOf(palette: Palette, tenant: number): Dyes {
  let known = DYES.get(palette);
  if (!known) {
    known = palette.tenants.map((colour) => mixed(palette, colour));
    DYES.set(palette, known);
  }
  const dyes = known[Math.max(0, tenant) % known.length];
  if (!dyes) throw new Error('no colours for customers');
  return dyes;
}

function mixed({ dark }: Palette, colour: number): Dyes {
  const dim = dark ? mix(colour, 0x0b111c, 0.46) : mix(colour, 0xffffff, 0.34);
  const idle = dark ? mix(colour, 0x141b29, 0.3) : mix(colour, 0xdfe4ec, 0.24);
  return { colour, dim, idle, body: mix(colour, dim, 0.22), surface: mix(0xffffff, colour, dark ? 0.24 : 0.06) };
}

/** A box whose lower edge stays, or moves with what is below it: so much higher up, and so much higher. */
function upBy(up: number, height: number): Away {
  return { x: 0, y: -up, width: 0, height };
}

/** What it wanted and did not get, above what it got. */
function drawLost({ brush, palette, motion, detail }: Picture, vm: number, box: Box, top: number, more: number): void {
  const wanted = vm * BRICK + WANTED;
  const lost = goalOf(motion.bricks, wanted) * box.height - (box.y + box.height - top);
  const moreLost = awayOf(motion, motion.bricks, wanted) * box.height - more;
  if (Math.max(lost, lost + moreLost) <= 1) return;
  const [y, height] = [top - Math.max(0, lost), Math.max(0, lost)];
  const away = more === 0 && moreLost === 0 ? undefined : upBy(more + moreLost, moreLost);
  panel(brush, box.x, y, box.width, height, palette.status.hot, detail === 'far' ? FAR_LOSS : LOSS, away);
  if (detail !== 'far') pattern(brush, 'hatch', box.x, y, box.width, height, palette.status.hot, 0.75, away);
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
  more: number,
): void {
  const load = goalOf(motion.bricks, vm * BRICK + DONE);
  if (load < IDLE) return;
  const thick = Math.max(1, Math.min(3 * view.density, done));
  const perSecond = running && !calm ? 0.5 + 1.5 * load : 0;
  const swing = { part: 0.75, perSecond, phase: (vm * 0.381966) % 1 };
  breath(brush, box.x, top, box.width, thick, 0xffffff, 0.5, swing, 0, -more);
}

/** One light for each vCPU, as many lit as are at work. */
function drawVcpus({ brush, view, world, motion }: Picture, vm: number, box: Box): void {
  const d = view.density;
  const vcpus = at(world.vms.vcpus, vm);
  const [side, gap] = [3 * d, 2 * d];
  const fits = Math.floor((box.width - 8 * d) / (side + gap));
  const shown = Math.min(vcpus, fits, 16);
  const lit = Math.ceil(goalOf(motion.bricks, vm * BRICK + DONE) * shown - 0.05);
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
