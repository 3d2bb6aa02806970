import {
  BUS,
  CHANNEL,
  type HallLayout,
  hostX,
  hostY,
  POST,
  RACK_HEAD,
  rackOf,
  rackX,
  rackY,
  SPINE,
} from '../layout/hall-layout.ts';

/** One straight piece of a cable, in hall units: along x or along y. */
export interface Piece {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far below the top of a tile its cable enters: the middle of the name plate. */
const PORT_Y = 12;
/** Cables come together along the lower edge of the switch: its name stays free. */
const UNDER_SWITCH = 3;

/** Where a host's cable enters its tile. */
export function portOf(layout: HallLayout, host: number): Point {
  return { x: hostX(layout, host), y: hostY(layout, host) + PORT_Y };
}

/** The middle of the cable channel left of a host. */
export function channelX(layout: HallLayout, host: number): number {
  return hostX(layout, host) - CHANNEL / 2;
}

/** Height of the switch of a host's rack: where its channels come together. */
export function switchY(layout: HallLayout, host: number): number {
  return rackY(layout, rackOf(host)) + RACK_HEAD - UNDER_SWITCH;
}

/** Where a rack's switch hangs on the cable of its line. */
export function trunkX(layout: HallLayout, host: number): number {
  return rackX(layout, rackOf(host)) + POST + CHANNEL / 2;
}

export function busY(layout: HallLayout, host: number): number {
  return rackY(layout, rackOf(host)) - BUS / 2;
}

/** Where the cable leaves the hall. */
export function outside(): Point {
  return { x: SPINE / 2, y: BUS / 2 };
}

/**
 * From one host to another: up to the switch, over the cables that join the racks if need be, and down; only in the gaps between
 * things, never across one.
 */
export function routeBetween(layout: HallLayout, from: number, to: number): readonly Piece[] {
  if (rackOf(from) === rackOf(to)) {
    const y = switchY(layout, from);
    return pieces([
      portOf(layout, from),
      { x: channelX(layout, from), y: portOf(layout, from).y },
      { x: channelX(layout, from), y },
      { x: channelX(layout, to), y },
      { x: channelX(layout, to), y: portOf(layout, to).y },
      portOf(layout, to),
    ]);
  }
  const up = [...downTo(layout, from)].reverse();
  const sameLine = busY(layout, from) === busY(layout, to);
  const over = sameLine
    ? []
    : [
        { x: outside().x, y: busY(layout, from) },
        { x: outside().x, y: busY(layout, to) },
      ];
  return pieces([...up, ...over, ...downTo(layout, to)]);
}

/** From the cable of its line to a host's port. */
function downTo(layout: HallLayout, host: number): readonly Point[] {
  const port = portOf(layout, host);
  return [
    { x: trunkX(layout, host), y: busY(layout, host) },
    { x: trunkX(layout, host), y: switchY(layout, host) },
    { x: channelX(layout, host), y: switchY(layout, host) },
    { x: channelX(layout, host), y: port.y },
    port,
  ];
}

/** The straight pieces between points, without those that have no length. */
function pieces(points: readonly Point[]): readonly Piece[] {
  const found: Piece[] = [];
  points.forEach((b, i) => {
    const a = points[i - 1];
    if (a && (a.x !== b.x || a.y !== b.y)) found.push({ x1: a.x, y1: a.y, x2: b.x, y2: b.y });
  });
  return found;
}
