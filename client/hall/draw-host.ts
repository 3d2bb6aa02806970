import { at, nameOf } from '#client/model/facts/cell.ts';
import { worstStatus } from '#client/model/facts/health.ts';
import { HOST_STATES, STATUSES } from '#shared/sim/kernel/codes/index.ts';
import type { Pattern } from './atlas.ts';
import { TILE_FOOT, TILE_HEAD } from './brick-layout.ts';
import { type Brush, frame, NORMAL, pattern, rect, SMALL, sign, text, textWidth } from './brush.ts';
import { hostX, hostY } from './hall-layout.ts';
import { BARS, DEMAND, MEMORY, USED } from './motion.ts';
import { MEMORY_PARTS, type MemoryPart, mix, statusColour } from './palette.ts';
import type { Picture } from './picture.ts';
import { type Box, toScreenX, toScreenY } from './view-port.ts';

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
const STATE_SIGNS: Readonly<Record<string, string>> = {
  delivering: 'glyphs/delivering',
  off: 'glyphs/powered-off',
  booting: 'glyphs/booting',
  waking: 'glyphs/booting',
  asleep: 'glyphs/asleep',
  goingToSleep: 'glyphs/asleep',
  failed: 'glyphs/failed',
};

/** How far below its top the middle of a line's letters lies, as a part of their size. */
const LINE_MIDDLE = 0.69;

/** Where a host's tile is on screen, in device pixels. */
export function tileBox({ layout, view }: Picture, host: number): Box {
  return {
    x: toScreenX(view, hostX(layout, host)),
    y: toScreenY(view, hostY(layout, host)),
    width: layout.tileWidth * view.zoom,
    height: layout.tileHeight * view.zoom,
  };
}

/** One host: tile, name plate, bars, edge; an empty slot as an outline. */
export function drawHost(picture: Picture, host: number): void {
  const { brush, world, palette } = picture;
  const box = tileBox(picture, host);
  if (!onScreen(picture, box)) return;
  const state = nameOf(HOST_STATES, at(world.hosts.state, host));
  if (host >= world.hosts.rows || state === 'none') {
    drawFreeSlot(picture, box);
    return;
  }
  const on = state === 'on';
  rect(brush, box.x, box.y, box.width, box.height, on ? palette.tile : mix(palette.tile, palette.background, 0.45));
  if (picture.detail !== 'far') rect(brush, box.x, box.y, box.width, 1, palette.ink, 0.1);
  drawEdge(picture, host, box);
  drawHead(picture, host, box, state);
  if (on) drawBars(picture, host, box);
  else drawStateSign(picture, box, state);
  drawFrame(picture, host, box);
}

export function onScreen({ view }: Picture, box: Box): boolean {
  return box.x < view.width && box.y < view.height && box.x + box.width > 0 && box.y + box.height > 0;
}

function drawFreeSlot({ brush, view, palette, detail, words }: Picture, box: Box): void {
  rect(brush, box.x, box.y, box.width, box.height, palette.well, 0.5);
  frame(brush, box.x, box.y, box.width, box.height, 1, palette.tileEdge, 0.5);
  if (detail !== 'near') return;
  const width = textWidth(brush, words.freeSlot, SMALL);
  const [x, y] = [box.x + (box.width - width) / 2, box.y + box.height / 2 - 8 * view.density];
  text(brush, words.freeSlot, x, y, SMALL, palette.inkSoft);
}

/** Left edge: brightness is power; the worst health of its VMs in the far view. */
function drawEdge({ brush, world, view, palette, detail }: Picture, host: number, box: Box): void {
  const model = world.scenario.hostModels[at(world.hosts.model, host)];
  const peakW = model?.powerW[10] ?? 1;
  const heat = Math.min(1, at(world.hosts.powerW, host) / peakW);
  const width = Math.max(2, (detail === 'near' ? 4 : 3) * view.density);
  rect(brush, box.x, box.y, width, box.height, mix(palette.ink, palette.accent, heat * 0.5), 0.15 + 0.85 * heat);
}

function drawHead(picture: Picture, host: number, box: Box, state: string): void {
  const { brush, view, palette, detail, words } = picture;
  const d = view.density;
  const head = TILE_HEAD * view.zoom;
  if (detail === 'far') {
    drawFarSign(picture, host, box);
    return;
  }
  const side = Math.min(16 * d, head * 0.8);
  const [x, y] = [box.x + 9 * d, box.y + (head - side) / 2 + d];
  const status = hostStatus(picture, host);
  sign(brush, 'glyphs/hypervisor', x, y, side, palette.inkSoft);
  const right = drawHeadSigns(picture, host, box, side, y, status);
  const size = head >= 20 * d ? NORMAL : SMALL;
  const lineY = box.y + head / 2 - size * LINE_MIDDLE * d;
  const room = right - x - side - 8 * d;
  const full = words.host(host);
  const label = textWidth(brush, full, size) <= room ? full : words.hostShort(host);
  const used = text(brush, label, x + side + 6 * d, lineY, size, palette.ink, room);
  if (detail !== 'near' || state !== 'on') return;
  const note = words.hostNote(host);
  const width = textWidth(brush, note, SMALL);
  if (used + width + 14 * d < room) text(brush, note, right - width - 6 * d, lineY + d, SMALL, palette.inkSoft);
}

/** Signs at the right of the name plate; answers where they begin. */
function drawHeadSigns(picture: Picture, host: number, box: Box, side: number, y: number, status: number): number {
  const { brush, world, view, palette } = picture;
  let x = box.x + box.width - 6 * view.density;
  const put = (name: string, colour: number) => {
    x -= side + 3 * view.density;
    chip(picture, x, y, side);
    sign(brush, name, x, y, side, colour);
  };
  if (at(world.hosts.state, host) === HOST_STATES.indexOf('on')) {
    put(`glyphs/${nameOf(STATUSES, status)}`, statusColour(palette, status));
  }
  if (at(world.hosts.warningPermille, host) > 0) put('glyphs/failing', palette.status.hot);
  if (at(world.hosts.maintenance, host)) put('glyphs/lock', palette.status.watch);
  return x;
}

/** Status colours are measured on the dark chip: they keep it in both themes. */
function chip({ brush, palette }: Picture, x: number, y: number, side: number): void {
  if (!palette.dark) sign(brush, 'disc', x - side * 0.12, y - side * 0.12, side * 1.24, palette.chip);
}

function drawFarSign(picture: Picture, host: number, box: Box): void {
  const { brush, palette, world } = picture;
  const failing = at(world.hosts.warningPermille, host) > 0;
  const status = hostStatus(picture, host);
  const bad = status > 0 && status < STATUSES.indexOf('off');
  if (!bad && !failing) return;
  const side = Math.max(7, Math.min(box.width, box.height) * 0.3);
  const [x, y] = [box.x + box.width - side, box.y];
  chip(picture, x, y, side);
  sign(
    brush,
    failing ? 'glyphs/failing' : `glyphs/${nameOf(STATUSES, status)}`,
    x,
    y,
    side,
    failing ? palette.status.hot : statusColour(palette, status),
  );
}

function hostStatus({ world, bricks }: Picture, host: number): number {
  return worstStatus(world, bricks.vms, at(bricks.start, host), at(bricks.start, host + 1));
}

function drawStateSign({ brush, palette, view }: Picture, box: Box, state: string): void {
  const side = Math.min(40 * view.density, box.height * 0.4);
  const colour = state === 'failed' ? palette.status.breach : palette.inkSoft;
  const name = STATE_SIGNS[state] ?? 'glyphs/off';
  sign(brush, name, box.x + (box.width - side) / 2, box.y + (box.height - side) * 0.62, side, colour);
}

function drawBars(picture: Picture, host: number, box: Box): void {
  const { view } = picture;
  const pad = 8 * view.zoom;
  const foot = TILE_FOOT * view.zoom;
  const height = Math.max(2, foot * 0.3);
  const area = { x: box.x + pad, width: box.width - 2 * pad, height };
  drawCpuBar(picture, host, { ...area, y: box.y + box.height - foot + foot * 0.1 });
  drawMemoryBar(picture, host, { ...area, y: box.y + box.height - foot + foot * 0.5 });
}

function drawCpuBar({ brush, palette, motion, detail, overlay }: Picture, host: number, area: Box): void {
  const { bars } = motion;
  const per = area.width / CPU_SCALE_PERMILLE;
  const used = (bars[host * BARS + USED] ?? 0) * per;
  const demand = Math.min(area.width, (bars[host * BARS + DEMAND] ?? 0) * per);
  const dim = overlay === 'memory' ? 0.4 : 1;
  rect(brush, area.x, area.y, area.width, area.height, palette.well);
  rect(brush, area.x, area.y, used, area.height, palette.ink, 0.85 * dim);
  if (demand > used + 1) drawHunger(brush, area, used, demand, palette.status.hot, detail !== 'far', dim);
  rect(brush, area.x + 1000 * per, area.y - 1, Math.max(1, area.height * 0.12), area.height + 2, palette.inkSoft);
}

/** What guests wanted and did not get, hatched. */
function drawHunger(
  brush: Brush,
  area: Box,
  from: number,
  to: number,
  colour: number,
  hatched: boolean,
  dim: number,
): void {
  const [x, width] = [area.x + from, to - from];
  rect(brush, x, area.y, width, area.height, colour, (hatched ? 0.35 : 0.9) * dim);
  if (hatched) pattern(brush, 'hatch', x, area.y, width, area.height, colour, dim);
}

/** Private, shared, ballooned, compressed, swapped, hypervisor, free: colour and texture, side by side. */
function drawMemoryBar({ brush, palette, motion, detail, world, overlay }: Picture, host: number, area: Box): void {
  let sum = 0;
  for (let p = 0; p < MEMORY_PARTS.length; p++) sum += motion.bars[host * BARS + MEMORY + p] ?? 0;
  const per = area.width / Math.max(1, sum, at(world.hosts.memMib, host));
  const dim = overlay === 'load' ? 0.75 : 1;
  rect(brush, area.x, area.y, area.width, area.height, palette.well);
  let x = area.x;
  for (let p = 0; p < MEMORY_PARTS.length; p++) {
    const part = MEMORY_PARTS[p] ?? 'free';
    const width = (motion.bars[host * BARS + MEMORY + p] ?? 0) * per;
    if (width < 0.5) continue;
    rect(brush, x, area.y, width, area.height, palette.memory[part], dim);
    const texture = TEXTURES[part];
    if (texture && detail === 'near')
      pattern(brush, texture, x, area.y, width, area.height, inkOn(palette, part), 0.55);
    x += width;
  }
}

function inkOn(palette: Picture['palette'], part: MemoryPart): number {
  if (part === 'free') return palette.inkSoft;
  return part === 'hypervisor' && !palette.dark ? 0xffffff : 0x0e1420;
}

/** Selection, hover, and whether it could take what is asked. */
function drawFrame(picture: Picture, host: number, box: Box): void {
  const { brush, view, palette, selected, hovered, offer } = picture;
  const d = view.density;
  if (offer) {
    const fits = offer(host) === undefined;
    if (!fits) rect(brush, box.x, box.y, box.width, box.height, palette.background, 0.55);
    else frame(brush, box.x, box.y, box.width, box.height, 2 * d, palette.status.ok, 0.9);
  }
  if (selected?.kind === 'host' && selected.row === host) {
    frame(brush, box.x - 2 * d, box.y - 2 * d, box.width + 4 * d, box.height + 4 * d, 3 * d, palette.accent);
  } else if (hovered?.kind === 'host' && hovered.row === host) {
    frame(brush, box.x, box.y, box.width, box.height, 2 * d, palette.accent, 0.6);
  } else if (picture.detail !== 'far') {
    frame(brush, box.x, box.y, box.width, box.height, d, palette.tileEdge, 0.8);
  }
}
