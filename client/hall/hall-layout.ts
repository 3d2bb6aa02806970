import type { Box } from './view-port.ts';

/** Where the racks stand: all tiles are of one size, so that a point finds its host by division. Hall units. */
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
const TILE_GAP = 10;
const RACK_GAP = 30;
/** Room above a rack for its name. */
export const RACK_HEAD = 18;
const RACK_SHAPES = [
  [1, 4],
  [2, 2],
] as const;
const MIN_TILE = { width: 216, height: 132 };
const MAX_TILE = { width: 470, height: 270 };

/** The arrangement of `slots` host slots that shows them largest in a window of this size (CSS pixels). */
export function hallLayout(slots: number, width: number, height: number, intakeRows: number): HallLayout {
  const racks = Math.max(1, Math.ceil(slots / HOSTS_PER_RACK));
  let best: HallLayout | undefined;
  let bestScore = -1;
  for (const [columns, fullRows] of RACK_SHAPES) {
    const rows = racks === 1 ? Math.ceil(slots / columns) : fullRows;
    for (let perRow = 1; perRow <= racks; perRow++) {
      const layout = arranged({ slots, racks, columns, rows, perRow, width, height, intakeRows });
      const score = scoreOf(layout, width, height);
      if (score <= bestScore) continue;
      best = layout;
      bestScore = score;
    }
  }
  if (!best) throw new Error(`no layout for ${slots} slots`);
  return best;
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

const INTAKE_ROW = 56;
export const INTAKE_HEAD = 24;

function arranged({ slots, racks, columns, rows, perRow, width, height, intakeRows }: Wish): HallLayout {
  const rackLines = Math.ceil(racks / perRow);
  const intakeHeight = intakeRows === 0 ? 0 : INTAKE_HEAD + intakeRows * INTAKE_ROW;
  const widthLeft = width - (perRow - 1) * RACK_GAP - perRow * (columns - 1) * TILE_GAP;
  const heightLeft = height - intakeHeight - rackLines * (RACK_HEAD + RACK_GAP) - rackLines * (rows - 1) * TILE_GAP;
  const tileWidth = between(widthLeft / (perRow * columns), MIN_TILE.width, MAX_TILE.width);
  const tileHeight = between(heightLeft / (rackLines * rows), MIN_TILE.height, MAX_TILE.height);
  const rackWidth = columns * tileWidth + (columns - 1) * TILE_GAP;
  const rackHeight = RACK_HEAD + rows * tileHeight + (rows - 1) * TILE_GAP;
  const bounds = {
    x: 0,
    y: -intakeHeight,
    width: perRow * rackWidth + (perRow - 1) * RACK_GAP,
    height: intakeHeight + rackLines * rackHeight + (rackLines - 1) * RACK_GAP,
  };
  const shape = { rackColumns: columns, rackRows: rows, racksPerRow: perRow, rackWidth, rackHeight };
  return { slots, tileWidth, tileHeight, ...shape, bounds, intakeHeight };
}

/** How large a tile appears when the whole hall is fitted; a tile of 300 × 170 is comfortable. */
function scoreOf(layout: HallLayout, width: number, height: number): number {
  const zoom = Math.min(1.4, width / layout.bounds.width, height / layout.bounds.height);
  return zoom * Math.min(layout.tileWidth / 300, layout.tileHeight / 170);
}

export function hostX(layout: HallLayout, host: number): number {
  const rack = Math.floor(host / HOSTS_PER_RACK);
  const column = (host % HOSTS_PER_RACK) % layout.rackColumns;
  return (rack % layout.racksPerRow) * (layout.rackWidth + RACK_GAP) + column * (layout.tileWidth + TILE_GAP);
}

export function hostY(layout: HallLayout, host: number): number {
  const rack = Math.floor(host / HOSTS_PER_RACK);
  const row = Math.floor((host % HOSTS_PER_RACK) / layout.rackColumns);
  const top = Math.floor(rack / layout.racksPerRow) * (layout.rackHeight + RACK_GAP);
  return top + RACK_HEAD + row * (layout.tileHeight + TILE_GAP);
}

/** The slot under a point of the hall, or −1. */
export function hostAt(layout: HallLayout, x: number, y: number): number {
  const rackColumn = Math.floor(x / (layout.rackWidth + RACK_GAP));
  const rackLine = Math.floor(y / (layout.rackHeight + RACK_GAP));
  if (x < 0 || y < 0 || rackColumn >= layout.racksPerRow) return -1;
  const inX = x - rackColumn * (layout.rackWidth + RACK_GAP);
  const inY = y - rackLine * (layout.rackHeight + RACK_GAP) - RACK_HEAD;
  const column = Math.floor(inX / (layout.tileWidth + TILE_GAP));
  const row = Math.floor(inY / (layout.tileHeight + TILE_GAP));
  if (inY < 0 || column >= layout.rackColumns || row >= layout.rackRows) return -1;
  const onGap =
    inX - column * (layout.tileWidth + TILE_GAP) > layout.tileWidth ||
    inY - row * (layout.tileHeight + TILE_GAP) > layout.tileHeight;
  const rack = rackLine * layout.racksPerRow + rackColumn;
  const host = rack * HOSTS_PER_RACK + row * layout.rackColumns + column;
  return onGap || host >= layout.slots ? -1 : host;
}

function between(value: number, low: number, high: number): number {
  return Math.floor(Math.min(Math.max(value, low), high));
}
