/**
 * Where lines and stations of the plan lie, in CSS pixels. All lines start in one terminus, run down beside each other, and leave to the right
 * one after another: the first one is the outermost, so that none crosses another.
 */

/** Height of a line with the words of its stations. */
export const ROW_PX = 132;
/** Width of a station with its words. */
export const STATION_PX = 116;
const MARGIN_PX = 20;
const TERMINUS_PX = 40;
/** From the middle of one line to that of the next, where they run beside each other. */
const TRACK_GAP_PX = 12;
/** From the top of a row to its track. */
const TRACK_TOP_PX = 48;
const BEND_PX = 14;
/** From the last track to the first station. */
const LEAD_PX = 64;

export interface PlanPoint {
  readonly x: number;
  readonly y: number;
}

export interface PlanLine {
  /** The track as an SVG path, from the terminus to the last station. */
  readonly path: string;
  readonly stations: readonly PlanPoint[];
}

export interface Plan {
  readonly width: number;
  readonly height: number;
  /** Where all lines start. */
  readonly terminus: { readonly x: number; readonly y: number; readonly width: number };
  readonly lines: readonly PlanLine[];
}

/** Where the first station of every line lies. */
export function firstStationX(lines: number): number {
  return MARGIN_PX + lines * TRACK_GAP_PX + LEAD_PX;
}

/** The plan of lines with so many stations each. */
export function planOf(stations: readonly number[]): Plan {
  const lines = stations.map((count, row) => lineAt(row, count, stations.length));
  const most = Math.max(1, ...stations);
  return {
    width: firstStationX(stations.length) + (most - 1) * STATION_PX + STATION_PX / 2,
    height: TERMINUS_PX + stations.length * ROW_PX,
    terminus: {
      x: trackX(stations.length - 1, stations.length),
      y: MARGIN_PX,
      width: (stations.length - 1) * TRACK_GAP_PX,
    },
    lines,
  };
}

/** From the top of the plan to the top of a row. */
export function rowTop(row: number): number {
  return TERMINUS_PX + row * ROW_PX;
}

/** The first line runs at the right edge of the bundle. */
function trackX(row: number, lines: number): number {
  return MARGIN_PX + (lines - 1 - row) * TRACK_GAP_PX;
}

function lineAt(row: number, count: number, lines: number): PlanLine {
  const x = trackX(row, lines);
  const y = rowTop(row) + TRACK_TOP_PX;
  const points = Array.from({ length: count }, (_, i) => ({ x: firstStationX(lines) + i * STATION_PX, y }));
  const end = points.at(-1)?.x ?? x;
  return { path: `M${x} ${MARGIN_PX}V${y - BEND_PX}L${x + BEND_PX} ${y}H${end}`, stations: points };
}
