import type { Box } from './view-port.ts';

/**
 * Where the racks stand: all tiles are of one size, so that a point finds its host by division. Hall units. Left of every tile is a
 * channel for its cable, above every rack is its switch, above every line of racks is the cable that joins them.
 */
export interface HallLayout {
  readonly slots: number;
  readonly tileWidth: number;
  readonly tileHeight: number;
  /** Tiles of one rack, side by side and one above the other. */
  readonly rackColumns: number;
  readonly rackRows: number;
  readonly racksPerRow: number;
  readonly rackWidth: number;
  readonly rackHeight: number;
  /** Everything, with the intake above the racks. */
  readonly bounds: Box;
  /** Height of the strip above the racks where VMs without a host wait. */
  readonly intakeHeight: number;
}

export const HOSTS_PER_RACK = 4;
/** Design values, hall units: room for the cable left of a tile, between tiles of a column, for the posts of a rack. */
export const CHANNEL = 12;
const ROW_GAP = 6;
export const POST = 8;
/** The switch above the tiles of a rack, its power strip below them. */
export const RACK_HEAD = 22;
export const RACK_FOOT = 15;
const RACK_GAP = 14;
/** Height of the cable above a line of racks, and width of the one that joins the lines, at the left. */
export const BUS = 18;
export const SPINE = 24;
const RACK_SHAPES = [
  [1, 4],
  [2, 2],
  [4, 1],
] as const;
const MIN_TILE = { width: 168, height: 92 };
const MAX_TILE = { width: 1300, height: 580 };
/** A tile looks like a server while it is so many times wider than high. */
const ASPECT = { least: 1.5, most: 3.6 };

/** The arrangement of `slots` host slots that shows them largest in a window of this size (CSS pixels). */
export function hallLayout(slots: number, width: number, height: number, intakeRows: number): HallLayout {
  const racks = Math.max(1, Math.ceil(slots / HOSTS_PER_RACK));
  let best: HallLayout | undefined;
  let bestScore = -1;
  for (const [columns, fullRows] of shapesFor(slots)) {
    for (let perRow = 1; perRow <= racks; perRow++) {
      const layout = arranged({ slots, racks, columns, rows: fullRows, perRow, width, height, intakeRows });
      const score = scoreOf(layout, width, height);
      if (score <= bestScore) continue;
      best = layout;
      bestScore = score;
    }
  }
  if (!best) throw new Error(`no layout for ${slots} slots`);
  return best;
}

/** A hall of one rack that is not full has no more places than it shows. */
function shapesFor(slots: number): readonly (readonly [number, number])[] {
  if (slots >= HOSTS_PER_RACK) return RACK_SHAPES;
  return Array.from({ length: slots }, (_, i) => [i + 1, Math.ceil(slots / (i + 1))] as const);
}

interface Wish {
  readonly slots: number;
  readonly racks: number;
  readonly columns: number;
  readonly rows: number;
  readonly perRow: number;
  readonly width: number;
  readonly height: number;
  readonly intakeRows: number;
}

const INTAKE_ROW = 52;
export const INTAKE_HEAD = 7;

function arranged({ slots, racks, columns, rows, perRow, width, height, intakeRows }: Wish): HallLayout {
  const rackLines = Math.ceil(racks / perRow);
  const intakeHeight = intakeRows === 0 ? 0 : INTAKE_HEAD + intakeRows * INTAKE_ROW;
  const frameWidth = 2 * POST + columns * CHANNEL;
  const frameHeight = RACK_HEAD + RACK_FOOT + (rows - 1) * ROW_GAP;
  const fixedWidth = SPINE + (perRow - 1) * RACK_GAP + perRow * frameWidth;
  const fixedHeight = intakeHeight + rackLines * (frameHeight + BUS);
  const [columnsInAll, rowsInAll] = [perRow * columns, rackLines * rows];
  // Where tiles of the least size do not fit, the hall is shown smaller, and the other side has the more room.
  const smaller = Math.min(
    1,
    width / (fixedWidth + columnsInAll * MIN_TILE.width),
    height / (fixedHeight + rowsInAll * MIN_TILE.height),
  );
  const tileWidth = between((width / smaller - fixedWidth) / columnsInAll, MIN_TILE.width, MAX_TILE.width);
  const tileHeight = between((height / smaller - fixedHeight) / rowsInAll, MIN_TILE.height, MAX_TILE.height);
  const rackWidth = frameWidth + columns * tileWidth;
  const rackHeight = frameHeight + rows * tileHeight;
  const bounds = {
    x: 0,
    y: -intakeHeight,
    width: SPINE + perRow * rackWidth + (perRow - 1) * RACK_GAP,
    height: intakeHeight + rackLines * (rackHeight + BUS),
  };
  const shape = { rackColumns: columns, rackRows: rows, racksPerRow: perRow, rackWidth, rackHeight };
  return { slots, tileWidth, tileHeight, ...shape, bounds, intakeHeight };
}

/** How large a tile appears when the whole hall is fitted; one that is too long or too high counts less. */
function scoreOf(layout: HallLayout, width: number, height: number): number {
  const zoom = Math.min(1.6, width / layout.bounds.width, height / layout.bounds.height);
  const aspect = layout.tileWidth / layout.tileHeight;
  const shape = Math.min(1, aspect / ASPECT.least, ASPECT.most / aspect);
  return zoom * zoom * layout.tileWidth * layout.tileHeight * shape * filled(layout);
}

/** Part of the places of the arrangement that are slots of the hall. */
function filled({ slots, rackColumns, rackRows, racksPerRow }: HallLayout): number {
  const racks = Math.ceil(slots / HOSTS_PER_RACK);
  const lines = Math.ceil(racks / racksPerRow);
  return slots / (lines * racksPerRow * rackColumns * rackRows);
}

export function rackOf(host: number): number {
  return Math.floor(host / HOSTS_PER_RACK);
}

/** Left edge of a rack, posts included. */
export function rackX(layout: HallLayout, rack: number): number {
  return SPINE + (rack % layout.racksPerRow) * (layout.rackWidth + RACK_GAP);
}

/** Upper edge of a rack, switch included. */
export function rackY(layout: HallLayout, rack: number): number {
  return BUS + Math.floor(rack / layout.racksPerRow) * (layout.rackHeight + BUS);
}

export function hostX(layout: HallLayout, host: number): number {
  const column = (host % HOSTS_PER_RACK) % layout.rackColumns;
  return rackX(layout, rackOf(host)) + POST + CHANNEL + column * (layout.tileWidth + CHANNEL);
}

export function hostY(layout: HallLayout, host: number): number {
  const row = Math.floor((host % HOSTS_PER_RACK) / layout.rackColumns);
  return rackY(layout, rackOf(host)) + RACK_HEAD + row * (layout.tileHeight + ROW_GAP);
}

/** The slot under a point of the hall, or −1. */
export function hostAt(layout: HallLayout, x: number, y: number): number {
  const rackColumn = Math.floor((x - SPINE) / (layout.rackWidth + RACK_GAP));
  const rackLine = Math.floor(y / (layout.rackHeight + BUS));
  if (x < SPINE || y < 0 || rackColumn >= layout.racksPerRow) return -1;
  const inX = x - SPINE - rackColumn * (layout.rackWidth + RACK_GAP) - POST - CHANNEL;
  const inY = y - rackLine * (layout.rackHeight + BUS) - BUS - RACK_HEAD;
  const column = Math.floor(inX / (layout.tileWidth + CHANNEL));
  const row = Math.floor(inY / (layout.tileHeight + ROW_GAP));
  if (inX < 0 || inY < 0 || column >= layout.rackColumns || row >= layout.rackRows) return -1;
  const onGap =
    inX - column * (layout.tileWidth + CHANNEL) > layout.tileWidth ||
    inY - row * (layout.tileHeight + ROW_GAP) > layout.tileHeight;
  const inRack = row * layout.rackColumns + column;
  const host = (rackLine * layout.racksPerRow + rackColumn) * HOSTS_PER_RACK + inRack;
  return onGap || inRack >= HOSTS_PER_RACK || host >= layout.slots ? -1 : host;
}

function between(value: number, low: number, high: number): number {
  return Math.floor(Math.min(Math.max(value, low), high));
}
