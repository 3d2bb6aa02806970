import { at } from '#client/model/facts/cell.ts';
import { HOST_STATES } from '#shared/sim/kernel/codes/index.ts';
import { densityOf, FLOW_PX_PER_S } from '../flows/flow-density.ts';
import { busY, channelX, outside, type Piece, portOf, switchY, trunkX } from '../flows/routes.ts';
import { CHANNEL, type HallLayout, HOSTS_PER_RACK, rackOf } from '../layout/hall-layout.ts';
import { toScreenX, toScreenY } from '../layout/view-port.ts';
import type { Picture } from '../picture.ts';
import { panel, sign } from '../quads/brush.ts';
import { flow } from '../quads/moving.ts';

/** Width of a cable and of a dot on it, and length of a dot, in CSS pixels. Design values. */
const CABLE_PX = 5;
const DOT_PX = 3;
const DOT_LONG_PX = 5;
const ON = HOST_STATES.indexOf('on');

/** A piece of cable with what travels on it, in Mbit/s, and how far it is from where the dots come from, in hall units. */
interface Load {
  readonly piece: Piece;
  readonly mbit: number;
  readonly way: number;
}

/** The network of the hall: one tree of cables from outside to every host, with the requests that come in. Answers whether any do. */
export function drawNetwork(picture: Picture): boolean {
  const loads = loadsOf(picture);
  for (const { piece } of loads) drawCable(picture, piece);
  drawOutside(picture);
  let flows = false;
  for (const load of loads) flows = drawFlow(picture, load, picture.palette.request, 0.95, 0) || flows;
  return flows;
}

function drawOutside({ brush, view, layout, palette }: Picture): void {
  const out = outside();
  const side = Math.max(10 * view.density, 20 * view.zoom);
  const [x, y] = [toScreenX(view, out.x), toScreenY(view, out.y)];
  if (layout.slots === 0) return;
  sign(brush, 'disc', x - side / 2, y - side / 2, side, palette.chip);
  sign(
    brush,
    'glyphs/uplink',
    x - side * 0.36,
    y - side * 0.36,
    side * 0.72,
    palette.dark ? palette.request : 0x8fd0ff,
  );
}

/** From the far end inwards, so that every piece carries what is behind it. */
function loadsOf(picture: Picture): readonly Load[] {
  const { layout } = picture;
  const racks = Math.ceil(layout.slots / HOSTS_PER_RACK);
  const lines = Math.ceil(racks / layout.racksPerRow);
  const loads: Load[] = [];
  let below = 0;
  for (let line = lines - 1; line >= 0; line--) {
    below += lineLoads(picture, line, Math.min(racks, (line + 1) * layout.racksPerRow), loads);
    if (line > 0) spineLoad(layout, line, below, loads);
  }
  return loads;
}

function spineLoad(layout: HallLayout, line: number, mbit: number, loads: Load[]): void {
  const [above, here] = [
    busY(layout, (line - 1) * layout.racksPerRow * HOSTS_PER_RACK),
    busY(layout, line * layout.racksPerRow * HOSTS_PER_RACK),
  ];
  const { x } = outside();
  loads.push({ piece: { x1: x, y1: above, x2: x, y2: here }, mbit, way: above - outside().y });
}

/** The cable along a line of racks; answers what it carries. */
function lineLoads(picture: Picture, line: number, end: number, loads: Load[]): number {
  const { layout } = picture;
  const first = line * layout.racksPerRow;
  let sum = 0;
  for (let rack = end - 1; rack >= first; rack--) {
    const host = rack * HOSTS_PER_RACK;
    const y = busY(layout, host);
    const before = rack === first ? outside().x : trunkX(layout, host - HOSTS_PER_RACK);
    const wayHere = y - outside().y + trunkX(layout, host) - outside().x;
    sum += rackLoads(picture, rack, wayHere, loads);
    const piece = { x1: before, y1: y, x2: trunkX(layout, host), y2: y };
    loads.push({ piece, mbit: sum, way: y - outside().y + before - outside().x });
  }
  return sum;
}

/** Trunk, switch and channels of a rack; answers what they carry together. */
function rackLoads(picture: Picture, rack: number, way: number, loads: Load[]): number {
  const { layout } = picture;
  const first = rack * HOSTS_PER_RACK;
  const columns = Math.min(layout.rackColumns, layout.slots - first);
  const [bus, y] = [busY(layout, first), switchY(layout, first)];
  const wayAt = (x: number) => way + (y - bus) + (x - trunkX(layout, first));
  let sum = 0;
  for (let column = columns - 1; column >= 0; column--) {
    const x = channelX(layout, first + column);
    sum += columnLoads(picture, first + column, wayAt(x), loads);
    if (column === 0) continue;
    const before = channelX(layout, first + column - 1);
    loads.push({ piece: { x1: before, y1: y, x2: x, y2: y }, mbit: sum, way: wayAt(before) });
  }
  const x = trunkX(layout, first);
  loads.push({ piece: { x1: x, y1: bus, x2: x, y2: y }, mbit: sum, way });
  return sum;
}

function columnLoads({ layout, traffic, world }: Picture, top: number, way: number, loads: Load[]): number {
  const end = Math.min(layout.slots, (rackOf(top) + 1) * HOSTS_PER_RACK);
  let sum = 0;
  for (
    let host = top + Math.floor((end - 1 - top) / layout.rackColumns) * layout.rackColumns;
    host >= top;
    host -= layout.rackColumns
  ) {
    const port = portOf(layout, host);
    const [x, from] = [
      channelX(layout, host),
      host === top ? switchY(layout, host) : portOf(layout, host - layout.rackColumns).y,
    ];
    const start = way + from - switchY(layout, top);
    const own = at(world.hosts.state, host) === ON ? (traffic.requests[host] ?? 0) : 0;
    loads.push({
      piece: { x1: x, y1: port.y, x2: x + CHANNEL / 2, y2: port.y },
      mbit: own,
      way: start + port.y - from,
    });
    sum += own;
    loads.push({ piece: { x1: x, y1: from, x2: x, y2: port.y }, mbit: sum, way: start });
  }
  return sum;
}

function drawCable({ brush, view, palette }: Picture, piece: Piece): void {
  const { x, y, width, height } = pieceBox(view, piece, CABLE_PX, 0);
  panel(brush, x, y, width, height, palette.cable, { radius: CABLE_PX * view.density });
}

type View = Picture['view'];

/** A piece as a rectangle on screen; `aside` moves it across its length, in CSS pixels. */
function pieceBox(view: View, { x1, y1, x2, y2 }: Piece, thickPx: number, aside: number) {
  const thick = Math.max(1, Math.round(Math.min(thickPx * view.density, thickPx * 1.4 * view.zoom)));
  const [left, top] = [toScreenX(view, Math.min(x1, x2)), toScreenY(view, Math.min(y1, y2))];
  const along = y1 === y2;
  const off = aside * Math.min(view.density, view.zoom) - thick / 2;
  const length = (along ? Math.abs(x2 - x1) : Math.abs(y2 - y1)) * view.zoom;
  return along
    ? { x: left, y: top + off, width: length, height: thick }
    : { x: left + off, y: top, width: thick, height: length };
}

/** The dots of a piece, in the direction in which it is told. Answers whether there are any. */
export function drawFlow(
  picture: Picture,
  { piece, mbit, way }: Load,
  colour: number,
  alpha: number,
  aside: number,
): boolean {
  const { brush, view } = picture;
  const density = densityOf(mbit);
  if (!density) return false;
  const d = view.density;
  const box = pieceBox(view, piece, DOT_PX, aside);
  const spacing = density.spacingPx * d;
  const back = piece.x2 < piece.x1 || piece.y2 < piece.y1;
  const length = Math.max(box.width, box.height);
  const from = way * view.zoom;
  const speed = FLOW_PX_PER_S * d;
  flow(brush, box.x, box.y, box.width, box.height, colour, alpha, {
    spacing,
    dot: DOT_LONG_PX * Math.min(d, Math.max(0.5, view.zoom)),
    second: density.second,
    speed: back ? -speed : speed,
    way: back ? spacing - from - length : from,
  });
  return true;
}
