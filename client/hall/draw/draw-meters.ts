import { at } from '#client/model/facts/cell.ts';
import { densityOf, FLOW_PX_PER_S } from '../flows/flow-density.ts';
import { TILE_FOOT, TILE_PAD } from '../layout/brick-layout.ts';
import type { Box } from '../layout/view-port.ts';
import { awayOf, BARS, DEMAND, goalOf, MEMORY, USED } from '../motion.ts';
import { MEMORY_PARTS, type MemoryPart } from '../palette.ts';
import type { Picture } from '../picture.ts';
import type { Pattern } from '../quads/atlas.ts';
import { type Away, panel, pattern, rect, sign } from '../quads/brush.ts';
import { flow } from '../quads/moving.ts';

/** The CPU bar reaches a little beyond what a host has, so that hunger shows as length. */
const CPU_SCALE_PERMILLE = 1250;
const TEXTURES: Readonly<Partial<Record<MemoryPart, Pattern>>> = {
  shared: 'dots',
  ballooned: 'bubbles',
  compressed: 'bars',
  swapped: 'arrows',
  hypervisor: 'stripes',
  free: 'faint',
};

/** CPU and memory of a host, one below the other; right of them the disk that memory is swapped to, if any is. */
export function drawMeters(picture: Picture, host: number, box: Box): boolean {
  const { view, detail } = picture;
  const pad = TILE_PAD * view.zoom;
  const foot = TILE_FOOT * view.zoom;
  const height = Math.max(2, foot * 0.3);
  const disk = swapsAtAll(picture, host) ? foot * 0.9 : 0;
  const area = { x: box.x + pad, width: box.width - 2 * pad - disk, height };
  const top = box.y + box.height - foot;
  drawCpuBar(picture, host, { ...area, y: top + foot * 0.14 });
  drawMemoryBar(picture, host, { ...area, y: top + foot * 0.54 });
  if (disk === 0 || detail === 'far') return false;
  return drawSwapDisk(picture, host, { x: area.x + area.width, y: top, width: disk, height: foot });
}

function swapsAtAll({ world, traffic }: Picture, host: number): boolean {
  return at(world.hosts.swappedMib, host) > 0 || densityOf(traffic.swap[host] ?? 0) !== undefined;
}

function drawCpuBar({ brush, palette, motion, detail, overlay }: Picture, host: number, area: Box): void {
  const { bars } = motion;
  const per = area.width / CPU_SCALE_PERMILLE;
  const used = goalOf(bars, host * BARS + USED) * per;
  const demand = Math.min(area.width, goalOf(bars, host * BARS + DEMAND) * per);
  const moreUsed = awayOf(motion, bars, host * BARS + USED) * per;
  const lost = Math.max(0, demand - used);
  const moreLost = awayOf(motion, bars, host * BARS + DEMAND) * per - moreUsed;
  const dim = overlay === 'memory' ? 0.4 : 1;
  const radius = area.height / 2;
  panel(brush, area.x, area.y, area.width, area.height, palette.well, { radius });
  const inked = { alpha: 0.9 * dim, bottomAlpha: 0.7 * dim, radius };
  panel(brush, area.x, area.y, used, area.height, palette.ink, inked, along(0, moreUsed));
  if (Math.max(lost, lost + moreLost) > 1) {
    const [x, away] = [area.x + used, along(moreUsed, moreLost)];
    const look = { alpha: (detail === 'far' ? 0.9 : 0.35) * dim, radius };
    panel(brush, x, area.y, lost, area.height, palette.status.hot, look, away);
    if (detail !== 'far') pattern(brush, 'hatch', x, area.y, lost, area.height, palette.status.hot, dim, away);
  }
  rect(brush, area.x + 1000 * per, area.y - 1, Math.max(1, area.height * 0.14), area.height + 2, palette.inkSoft);
}

/** So much further right, and so much wider; nothing for what is where it belongs. */
function along(x: number, width: number): Away | undefined {
  return x === 0 && width === 0 ? undefined : { x, y: 0, width, height: 0 };
}

/** Private, shared, ballooned, compressed, swapped, hypervisor, free: colour and texture, side by side. */
function drawMemoryBar({ brush, palette, motion, detail, world, overlay }: Picture, host: number, area: Box): void {
  const first = host * BARS + MEMORY;
  let sum = 0;
  for (let p = 0; p < MEMORY_PARTS.length; p++) sum += goalOf(motion.bars, first + p);
  const per = area.width / Math.max(1, sum, at(world.hosts.memMib, host));
  const look = { alpha: overlay === 'load' ? 0.8 : 1 };
  panel(brush, area.x, area.y, area.width, area.height, palette.well, { radius: 2 });
  let [x, further] = [area.x, 0];
  for (let p = 0; p < MEMORY_PARTS.length; p++) {
    const part = MEMORY_PARTS[p] ?? 'free';
    const width = goalOf(motion.bars, first + p) * per;
    const more = awayOf(motion, motion.bars, first + p) * per;
    if (Math.max(width, width + more) >= 0.5) {
      const away = along(further, more);
      panel(brush, x, area.y, width, area.height, palette.memory[part], look, away);
      const texture = TEXTURES[part];
      if (texture && detail === 'near')
        pattern(brush, texture, x, area.y, width, area.height, inkOn(palette, part), 0.55, away);
    }
    x += width;
    further += more;
  }
}

function inkOn(palette: Picture['palette'], part: MemoryPart): number {
  if (part === 'free') return palette.inkSoft;
  return part === 'hypervisor' && !palette.dark ? 0xffffff : 0x0e1420;
}

/** The swap disk, and pages on their way to it or from it. Answers whether any are. */
function drawSwapDisk({ brush, palette, view, traffic }: Picture, host: number, box: Box): boolean {
  const d = view.density;
  const side = Math.min(box.height * 0.72, 18 * d);
  const [x, y] = [box.x + box.width - side, box.y + (box.height - side) / 2];
  const density = densityOf(traffic.swap[host] ?? 0);
  sign(brush, 'glyphs/disk', x, y, side, palette.memory.swapped, density ? 1 : 0.75);
  if (!density) return false;
  flow(
    brush,
    box.x - 16 * d,
    box.y + box.height / 2 - 1.5 * d,
    box.width - side + 16 * d,
    3 * d,
    palette.memory.swapped,
    1,
    {
      spacing: density.spacingPx * d,
      second: density.second,
      speed: FLOW_PX_PER_S * d,
      dot: 4 * d,
      way: 0,
    },
  );
  return true;
}
