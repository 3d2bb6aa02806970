import { at } from '#client/model/facts/cell.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { HOSTS_PER_RACK, POST, RACK_FOOT, RACK_HEAD } from '../layout/hall-layout.ts';
import type { Box } from '../layout/view-port.ts';
import { mix } from '../palette.ts';
import type { Picture } from '../picture.ts';
import { glow, panel, rect, sign } from '../quads/brush.ts';
import { SMALL, text, textWidth } from '../quads/letters.ts';
import { blink } from '../quads/moving.ts';
import { onScreen, rackBox } from './boxes.ts';

/** Holes in the posts are so far apart, in hall units. */
const HOLES = 16;
/** Air at the inlets from which a rack begins to glow, and at which it glows most. ASHRAE TC 9.9 (2011) recommends 18–27 °C. */
const WARM_DECI_C = 240;
const HOT_DECI_C = 340;
const FLASH_MS = 480;
const ON = HOST_STATES.indexOf('on');

/** One rack: frame, posts, the switch above its hosts and the power strip below them. */
export function drawRack(picture: Picture, rack: number): void {
  const { brush, view, palette, detail } = picture;
  const box = rackBox(picture, rack);
  const d = view.density;
  if (
    !onScreen(picture, { x: box.x - 20 * d, y: box.y - 20 * d, width: box.width + 40 * d, height: box.height + 40 * d })
  )
    return;
  const radius = Math.min(6 * d, 6 * view.zoom);
  glow(brush, box.x, box.y + 4 * d, box.width, box.height, 12 * d, 0x000000, palette.dark ? 0.42 : 0.16, radius);
  panel(brush, box.x, box.y, box.width, box.height, palette.rackLight, { bottom: palette.rack, radius });
  drawHeat(picture, rack, box, radius);
  if (detail !== 'far') drawPosts(picture, box);
  drawSwitch(picture, rack, box);
  drawPowerStrip(picture, rack, box);
  drawTrip(picture, rack, box, radius);
}

/** Warm air rises: the warmer the inlets, the higher and stronger the glow behind the hosts. */
function drawHeat({ brush, palette, world }: Picture, rack: number, box: Box, radius: number): void {
  const warm = (at(world.racks.inletDeciC, rack) - WARM_DECI_C) / (HOT_DECI_C - WARM_DECI_C);
  const heat = Math.min(1, Math.max(0, warm));
  if (heat === 0) return;
  panel(brush, box.x, box.y, box.width, box.height, palette.heat, {
    alpha: heat * 0.2,
    bottomAlpha: heat * 0.65,
    radius,
  });
}

function drawPosts({ brush, view, palette }: Picture, box: Box): void {
  const width = POST * view.zoom;
  const hole = Math.max(1, width * 0.3);
  for (const x of [box.x, box.x + box.width - width]) {
    rect(brush, x + width - 1, box.y, 1, box.height, palette.ink, palette.dark ? 0.08 : 0.14);
    for (let y = box.y + RACK_HEAD * view.zoom; y < box.y + box.height - width; y += HOLES * view.zoom)
      rect(brush, x + (width - hole) / 2, y, hole, hole, palette.dark ? 0x000000 : palette.inkSoft, 0.45);
  }
}

/** The switch of the rack: its name, and a light for each host that flickers with what passes. */
function drawSwitch(picture: Picture, rack: number, box: Box): void {
  const { brush, view, palette, words, detail } = picture;
  const d = view.density;
  const height = (RACK_HEAD - 7) * view.zoom;
  const [x, y] = [box.x + POST * view.zoom, box.y + 2 * view.zoom];
  const width = box.width - 2 * POST * view.zoom;
  const body = palette.dark ? 0x101a2c : 0xa9b5c6;
  panel(brush, x, y, width, height, mix(palette.ink, body, palette.dark ? 0.12 : 0.02), {
    bottom: body,
    radius: 3 * d,
  });
  if (detail === 'far') return;
  drawPorts(picture, rack, x + width, y, height);
  if (height < 12 * d) return;
  const left = x + 18 * d;
  const room = width - 18 * d - height * 4;
  const used = text(
    brush,
    words.rack(rack),
    left,
    y + height / 2 - 7.5 * d,
    SMALL,
    palette.dark ? palette.inkSoft : palette.ink,
    room,
  );
  const note = words.rackNote(rack);
  if (used + textWidth(brush, note, SMALL) + 16 * d < room)
    text(
      brush,
      note,
      left + used + 14 * d,
      y + height / 2 - 7.5 * d,
      SMALL,
      palette.dark ? palette.inkSoft : palette.ink,
      room,
    );
}

function drawPorts(
  { brush, view, world, traffic, palette, running }: Picture,
  rack: number,
  right: number,
  y: number,
  height: number,
): void {
  const side = Math.max(2, Math.min(height * 0.5, 7 * view.density));
  for (let i = 0; i < HOSTS_PER_RACK; i++) {
    const host = rack * HOSTS_PER_RACK + i;
    const x = right - (HOSTS_PER_RACK - i) * side * 1.7 - 4 * view.density;
    const top = y + (height - side) / 2;
    panel(brush, x, top, side, side, 0x05080e, { alpha: 0.85, radius: side * 0.25 });
    if (at(world.hosts.state, host) !== ON) continue;
    const inner = side * 0.5;
    const rate = Math.log10(1 + (traffic.requests[host] ?? 0));
    const perSecond = running ? 0.5 + rate * 2 : 0;
    blink(brush, x + side * 0.25, top + side * 0.25, inner, palette.status.ok, 0.9, perSecond, i * 0.31, 0.65);
  }
}

/** What the rack draws of what its breaker bears. */
function drawPowerStrip(picture: Picture, rack: number, box: Box): void {
  const { brush, view, palette, world } = picture;
  const d = view.density;
  const height = RACK_FOOT * view.zoom;
  const bar = Math.max(2, height * 0.32);
  const [x, width] = [box.x + POST * view.zoom, box.width - 2 * POST * view.zoom];
  const y = box.y + box.height - height + (height - bar) / 2;
  const most = at(world.racks.capW, rack) || at(world.racks.breakerW, rack) || peakOf(picture, rack);
  const share = Math.min(1, at(world.racks.powerW, rack) / Math.max(1, most));
  const near = at(world.racks.breakerPermille, rack) / 1000;
  const side = Math.min(height * 0.72, 11 * d);
  const from = x + side + 5 * d;
  sign(
    brush,
    'glyphs/power',
    x,
    box.y + box.height - height / 2 - side / 2,
    side,
    palette.dark ? palette.inkSoft : palette.ink,
  );
  panel(brush, from, y, x + width - from, bar, palette.well, { radius: bar / 2 });
  const colour = near > 0.5 ? palette.status.breach : near > 0 ? palette.status.hot : palette.heat;
  panel(brush, from, y, (x + width - from) * share, bar, colour, { alpha: 0.45 + 0.55 * share, radius: bar / 2 });
}

/** W: of all its hosts at full load, where no breaker says less. */
function peakOf({ world }: Picture, rack: number): number {
  let peakW = 0;
  for (let host = rack * HOSTS_PER_RACK; host < (rack + 1) * HOSTS_PER_RACK && host < world.hosts.rows; host++)
    peakW += world.scenario.hostModels[at(world.hosts.model, host)]?.powerW[10] ?? 0;
  return peakW;
}

/** An open breaker: a flash, and then the rack stays dark with its sign until somebody closes it. */
function drawTrip(
  { brush, view, palette, world, moments, nowMs, calm }: Picture,
  rack: number,
  box: Box,
  radius: number,
): void {
  if (!at(world.racks.tripped, rack)) return;
  const age = nowMs - (moments.tripped[rack] ?? 0);
  panel(brush, box.x, box.y, box.width, box.height, 0x000000, { alpha: 0.45, radius });
  panel(brush, box.x, box.y, box.width, box.height, palette.status.breach, { line: 3 * view.density, radius });
  if (!calm && age < FLASH_MS)
    panel(brush, box.x, box.y, box.width, box.height, palette.status.watch, {
      alpha: 0.8 * (1 - age / FLASH_MS),
      radius,
    });
}
