import { at, nameOf } from '#client/model/facts/cell.ts';
import { DOM0_STATES, HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { densityOf, FLOW_PX_PER_S } from '../flows/flow-density.ts';
import { TILE_FOOT, TILE_HEAD, TILE_PAD } from '../layout/brick-layout.ts';
import type { Box } from '../layout/view-port.ts';
import { mix } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { frame, line, panel, rect, sign } from '../quads/brush.ts';
import { NORMAL, SMALL, text, textWidth } from '../quads/letters.ts';
import { blink, breath, flow } from '../quads/moving.ts';
import { onScreen, tileBox } from './boxes.ts';
import { drawRings } from './draw-lit.ts';
import { drawMeters } from './draw-meters.ts';
import { hang } from './hang.ts';
import { drawFarSign, drawHeadSigns } from './host-signs.ts';

const STATE_SIGNS: Readonly<Record<string, string>> = {
  delivering: 'glyphs/delivering',
  off: 'glyphs/powered-off',
  booting: 'glyphs/booting',
  waking: 'glyphs/booting',
  asleep: 'glyphs/asleep',
  goingToSleep: 'glyphs/asleep',
  failed: 'glyphs/failed',
};
const STARTING: readonly string[] = ['booting', 'waking', 'delivering'];
/** How far below its top the middle of a line's letters lies, as a part of their size. */
const LINE_MIDDLE = 0.69;
/** Lower name plates have no room for a line of dots below their words, CSS pixels. */
const WIDE_HEAD_PX = 22;
/** The flash of a host that dies, ms. Design value. */
const LIGHT_MS = 480;

/** One host: a server in its rack, with bays, name plate and meters; an empty slot as an open place. Answers whether it moves. */
export function drawHost(picture: Picture, host: number): boolean {
  const { world } = picture;
  const box = tileBox(picture, host);
  if (!onScreen(picture, box)) return false;
  const state = nameOf(HOST_STATES, at(world.hosts.state, host));
  if (host >= world.hosts.rows || state === 'none') {
    drawFreeSlot(picture, box);
    return false;
  }
  const sunk = hang(picture, host);
  const moves = drawServer(picture, host, { ...box, y: box.y + sunk }, state);
  picture.brush.turn.angle = 0;
  return moves;
}

function drawServer(picture: Picture, host: number, box: Box, state: string): boolean {
  const { brush, palette, view, detail } = picture;
  const on = state === 'on';
  const radius = Math.min(5 * view.density, 5 * view.zoom);
  const body = on ? palette.tile : mix(palette.tile, palette.rack, 0.4);
  const top = on ? palette.tileTop : mix(palette.tileTop, palette.rack, 0.35);
  panel(brush, box.x, box.y, box.width, box.height, top, { bottom: body, radius });
  if (detail !== 'far')
    panel(brush, box.x, box.y, box.width, box.height, palette.tileEdge, {
      line: 1,
      radius,
      alpha: 0.9,
      bottomAlpha: 0.3,
    });
  drawBays(picture, box, on);
  drawHeat(picture, host, box, radius);
  const flows = drawBackplane(picture, host, box, on);
  drawHead(picture, host, box, state);
  if (on) return drawMeters(picture, host, box) || flows;
  drawState(picture, host, box, state);
  return STARTING.includes(state) || flows;
}

/** An open place in the rack: nothing but its edges. */
function drawFreeSlot({ brush, view, palette, detail, words }: Picture, box: Box): void {
  panel(brush, box.x, box.y, box.width, box.height, palette.well, { alpha: 0.42, radius: 4 * view.density });
  frame(brush, box.x, box.y, box.width, box.height, 1, palette.tileEdge, 0.45, 4 * view.density);
  if (detail !== 'near') return;
  const width = textWidth(brush, words.freeSlot, SMALL);
  const side = 14 * view.density;
  const [x, y] = [box.x + (box.width - width - side) / 2, box.y + box.height / 2 - 8 * view.density];
  sign(brush, 'glyphs/plus', x - 3 * view.density, y, side, palette.inkSoft, 0.8);
  text(brush, words.freeSlot, x + side, y, SMALL, palette.inkSoft);
}

/** Louvres of the front are so far apart, CSS pixels: a grille of dots would be thousands of records. */
const LOUVRE_PX = 7;

/** The open front: where no brick stands one sees the louvres. */
function drawBays({ brush, view, palette, detail }: Picture, box: Box, on: boolean): void {
  const pad = (TILE_PAD - 3) * view.zoom;
  const [x, y] = [box.x + pad, box.y + (TILE_HEAD - 2) * view.zoom];
  const [width, height] = [box.width - 2 * pad, box.height - (TILE_HEAD + TILE_FOOT - 4) * view.zoom];
  panel(brush, x, y, width, height, palette.well, {
    alpha: on ? 1 : 0.6,
    radius: Math.min(4 * view.density, 4 * view.zoom),
  });
  if (detail !== 'near') return;
  const step = LOUVRE_PX * view.density;
  for (let louvre = y + step; louvre < y + height - 2; louvre += step)
    rect(brush, x + 3, louvre, width - 6, Math.max(1, view.density), palette.inkSoft, palette.dark ? 0.1 : 0.16);
}

/** Warm air leaves at the right: the stronger, the more power the host draws of what it can. */
function drawHeat({ brush, world, view, palette }: Picture, host: number, box: Box, radius: number): void {
  const peakW = world.scenario.hostModels[at(world.hosts.model, host)]?.powerW[10] ?? 1;
  const heat = Math.min(1, at(world.hosts.powerW, host) / peakW);
  const width = Math.max(2 * view.density, 4 * view.zoom);
  panel(brush, box.x + box.width - width, box.y + radius, width, box.height - 2 * radius, palette.heat, {
    alpha: 0.05 + 0.4 * heat,
    bottomAlpha: 0.1 + 0.85 * heat * heat,
    radius: width / 2,
  });
}

/** Requests between the cable and the guests. With a privileged guest they pass through it. Answers whether any come. */
function drawBackplane(picture: Picture, host: number, box: Box, on: boolean): boolean {
  const { brush, view, palette, traffic } = picture;
  const d = view.density;
  if (!on || TILE_HEAD * view.zoom < WIDE_HEAD_PX * d) return false;
  const y = box.y + (TILE_HEAD - 3) * view.zoom;
  const density = densityOf(traffic.requests[host] ?? 0);
  if (density) {
    const [x, width] = [box.x + TILE_PAD * view.zoom, box.width - 2 * TILE_PAD * view.zoom];
    flow(brush, x, y - d, width, 2 * d, palette.request, 0.7, {
      spacing: density.spacingPx * d,
      second: density.second,
      speed: FLOW_PX_PER_S * d,
      dot: 4 * d,
      way: 0,
    });
  }
  return density !== undefined;
}

/** The privileged guest through which the others reach their devices: there, working hard, or gone. */
function drawDom0({ brush, world, view, palette }: Picture, host: number, x: number, y: number, side: number): number {
  const state = nameOf(DOM0_STATES, at(world.hosts.dom0State, host));
  if (state === 'none') return x;
  const busy = at(world.hosts.dom0Permille, host);
  const colour = state !== 'running' ? palette.status.breach : busy > 900 ? palette.status.hot : palette.request;
  sign(brush, 'disc', x - side * 0.1, y - side * 0.1, side * 1.2, palette.chip);
  sign(brush, 'glyphs/dom0', x, y, side, palette.dark || state !== 'running' || busy > 900 ? colour : 0x8fd0ff);
  if (state !== 'running') sign(brush, 'glyphs/failed', x, y, side, palette.status.breach);
  return x + side + 5 * view.density;
}

function drawHead(picture: Picture, host: number, box: Box, state: string): void {
  const { brush, view, palette, detail, words } = picture;
  const d = view.density;
  const head = (TILE_HEAD - 3) * view.zoom;
  if (detail === 'far') {
    drawFarSign(picture, host, box);
    return;
  }
  const side = Math.min(15 * d, head * 0.76);
  const y = box.y + (head - side) / 2 + d;
  let x = box.x + 8 * d;
  x = drawLight(picture, host, x, y, side, state);
  x = drawDom0(picture, host, x, y, side);
  if (head >= 15 * d) {
    sign(brush, 'glyphs/hypervisor', x, y, side, palette.inkSoft);
    x += side + 5 * d;
  }
  const right = drawHeadSigns(picture, host, box, side, y);
  const size = head >= 18 * d ? NORMAL : SMALL;
  const lineY = box.y + head / 2 - size * LINE_MIDDLE * d + d;
  const room = right - x - 4 * d;
  const full = words.host(host);
  const label = textWidth(brush, full, size) <= room ? full : words.hostShort(host);
  const used = text(brush, label, x, lineY, size, palette.ink, room);
  if (detail !== 'near' || state !== 'on') return;
  const note = words.hostNote(host);
  const width = textWidth(brush, note, SMALL);
  if (used + width + 14 * d < room) text(brush, note, right - width - 6 * d, lineY + d, SMALL, palette.inkSoft);
}

/** The light at the front: it flickers with the work, breathes while asleep, and is out when the host is. */
function drawLight(picture: Picture, host: number, x: number, y: number, side: number, state: string): number {
  const { brush, view, palette, world, running } = picture;
  const small = side * 0.42;
  const [left, top] = [x, y + (side - small) / 2];
  panel(brush, left, top, small, small, 0x05080e, { alpha: 0.8, radius: small });
  if (state === 'on') {
    const busy = at(world.hosts.usedPermille, host) / 1000;
    blink(brush, left, top, small, palette.status.ok, 1, running ? 0.4 + busy * 5 : 0, host * 0.37, 1 - 0.35 * busy);
  } else if (state === 'asleep')
    breath(
      brush,
      left,
      top,
      small,
      small,
      palette.accent,
      0.9,
      { part: 0.85, perSecond: running ? 0.25 : 0, phase: host * 0.13 },
      small,
    );
  else if (state === 'failed') panel(brush, left, top, small, small, palette.status.breach, { radius: small });
  else if (STARTING.includes(state)) blink(brush, left, top, small, palette.status.watch, 1, running ? 2 : 0, 0);
  return left + small + 5 * view.density;
}

/** What a host that is not on does: it starts, it sleeps, it is off. One that failed has its sign over its bricks. */
function drawState(picture: Picture, host: number, box: Box, state: string): void {
  const { brush, palette, view, running, calm } = picture;
  const d = view.density;
  if (state === 'failed') {
    drawFailure(picture, host, box);
    return;
  }
  const side = Math.min(44 * d, box.height * 0.42);
  const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) * 0.58];
  sign(brush, STATE_SIGNS[state] ?? 'glyphs/off', x, y, side, palette.inkSoft);
  if (!STARTING.includes(state) || !running || calm) return;
  const dashes = { spacing: 22 * d, second: 1, speed: FLOW_PX_PER_S * d, dot: 12 * d, way: 0 };
  flow(brush, box.x + 8 * d, box.y + box.height - 8 * d, box.width - 16 * d, 3 * d, palette.accent, 0.9, dashes);
}

function drawFailure(picture: Picture, host: number, box: Box): void {
  const { brush, palette, view, moments, nowMs, calm } = picture;
  drawCrack(picture, box);
  frame(brush, box.x, box.y, box.width, box.height, 2 * view.density, palette.status.breach, 0.9, 4 * view.density);
  const age = nowMs - (moments.hostState[host] ?? 0);
  if (!calm && age < LIGHT_MS)
    rect(brush, box.x, box.y, box.width, box.height, palette.status.breach, 0.7 * (1 - age / LIGHT_MS));
}

/** Points of the crack, as parts of the tile. */
const CRACK = [
  [0.72, 0],
  [0.69, 0.2],
  [0.74, 0.38],
  [0.66, 0.55],
  [0.71, 0.76],
  [0.64, 1],
] as const;

function drawCrack({ brush, palette, view }: Picture, box: Box): void {
  const colour = palette.dark ? 0x05080e : palette.inkSoft;
  CRACK.forEach(([x, y], i) => {
    const [x0, y0] = CRACK[i - 1] ?? [x, y];
    const [from, to] = [box.x + box.width * x0, box.x + box.width * x];
    line(brush, from, box.y + box.height * y0, to, box.y + box.height * y, (4 - i * 0.4) * view.density, colour);
  });
}

/** Selection, hover, and whether it could take what is asked: over the bricks. */
export function drawHostFrame(picture: Picture, host: number): void {
  const { brush, view, palette, selected, hovered, offer, pointed } = picture;
  const box = tileBox(picture, host);
  if (host >= picture.world.hosts.rows || !onScreen(picture, box)) return;
  const d = view.density;
  const radius = Math.min(5 * d, 5 * view.zoom);
  if (nameOf(HOST_STATES, at(picture.world.hosts.state, host)) === 'failed') drawFailedSign(picture, box);
  if (offer) {
    if (offer(host) !== undefined)
      panel(brush, box.x, box.y, box.width, box.height, palette.rack, { alpha: 0.55, radius });
    else frame(brush, box.x, box.y, box.width, box.height, 2 * d, palette.status.ok, 0.9, radius);
  }
  if (pointed?.kind === 'host' && pointed.row === host) drawRings(picture, box);
  if (selected?.kind === 'host' && selected.row === host)
    frame(
      brush,
      box.x - 2 * d,
      box.y - 2 * d,
      box.width + 4 * d,
      box.height + 4 * d,
      3 * d,
      palette.accent,
      1,
      radius + 2 * d,
    );
  else if (hovered?.kind === 'host' && hovered.row === host)
    frame(brush, box.x, box.y, box.width, box.height, 2 * d, palette.accent, 0.6, radius);
}

function drawFailedSign({ brush, palette, view }: Picture, box: Box): void {
  const side = Math.min(40 * view.density, box.height * 0.4);
  const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) * 0.6];
  sign(brush, 'disc', x - side * 0.15, y - side * 0.15, side * 1.3, palette.chip);
  sign(brush, 'glyphs/failed', x, y, side, palette.status.breach);
}
