import { PAGE_WORDS, PAGES, TABLE_ENTRIES } from '#shared/machine/hardware/words.ts';
import {
  type GuestFrame,
  guestFrames,
  type MachineFrame,
  machineFrames,
  swapPlaces,
} from '#shared/machine/trial/frames.ts';
import { type MappedPage, memoryMap } from '#shared/machine/trial/memory-map.ts';
import { hasShadow, lastPage, walkOf } from '#shared/machine/trial/walk.ts';
import type { Run } from '#shared/machine/vmm/run.ts';

/** A part of the picture: what the guest sees, what it believes, what is, and the tables between. */
export type Column = 'pages' | 'frames' | 'shadow' | 'nested' | 'machine' | 'swap';
export type TileId = `${Column}-${number}`;

/** What a tile stands for; it decides colour and pattern. */
export type Look =
  | 'absent'
  | 'kernel'
  | 'program'
  | 'table'
  | 'data'
  | 'unused'
  | 'onDisk'
  | 'entry'
  | 'guest'
  | 'hypervisor'
  | 'neighbour'
  | 'nobody';

/** What else is true of a tile. */
export type Mark = 'readOnly' | 'protected' | 'stale' | 'last';

export interface Tile {
  readonly id: TileId;
  /** Number of the page, frame, entry or place. */
  readonly no: number;
  /** What is written in it: its own number, or for an entry the frame that it leads to. */
  readonly text: string;
  readonly look: Look;
  readonly marks: readonly Mark[];
  /** Where it leads: the number of a frame; nothing if nowhere. */
  readonly leadsTo: number | undefined;
}

export interface ColumnModel {
  readonly column: Column;
  readonly tiles: readonly Tile[];
}

/** All columns of the picture of a run, in the order in which they are drawn. */
export function columnsOf(run: Run): readonly ColumnModel[] {
  const map = memoryMap(run);
  const columns: ColumnModel[] = [{ column: 'pages', tiles: pageTiles(run, map) }];
  if (run.guest.frameOf === undefined)
    return [...columns, { column: 'machine', tiles: guestFrames(run).map(bareTile) }];
  columns.push({ column: 'frames', tiles: guestFrames(run).map(frameTile) });
  if (hasShadow(run)) columns.push({ column: 'shadow', tiles: shadowTiles(map) });
  if (run.setup.paging === 'nested') columns.push({ column: 'nested', tiles: nestedTiles(run) });
  columns.push({ column: 'machine', tiles: machineFrames(run).map(machineTile) });
  if (run.setup.takes.length > 0) columns.push({ column: 'swap', tiles: swapTiles(run) });
  return columns;
}

function pageTiles(run: Run, map: readonly MappedPage[]): Tile[] {
  const last = lastPage(run);
  return Array.from({ length: PAGES }, (_, page) => {
    const mapped = map.find((one) => one.page === page);
    const guest = mapped?.guest;
    const marks: Mark[] = [];
    if (guest && !guest.writable) marks.push('readOnly');
    if (mapped?.stale) marks.push('stale');
    if (page === last) marks.push('last');
    const look = guest === undefined ? 'absent' : guest.user ? 'program' : 'kernel';
    return { id: `pages-${page}`, no: page, text: `${page}`, look, marks, leadsTo: guest?.frame };
  });
}

function frameTile({ frame, use, pages, place, watchesTable, watchesCode, backed }: GuestFrame): Tile {
  const marks: Mark[] = watchesTable || watchesCode ? ['protected'] : [];
  const inUse = use !== undefined ? 'table' : pages.length > 0 || backed ? 'data' : 'unused';
  return {
    id: `frames-${frame}`,
    no: frame,
    text: `${frame}`,
    look: place.in === 'swap' ? 'onDisk' : inUse,
    marks,
    leadsTo: place.in === 'swap' ? undefined : place.machineFrame,
  };
}

/** A frame of a machine without a hypervisor: what the guest believes is so. */
function bareTile(found: GuestFrame): Tile {
  return { ...frameTile(found), id: `machine-${found.frame}` };
}

function shadowTiles(map: readonly MappedPage[]): Tile[] {
  return Array.from({ length: PAGES }, (_, page) => {
    const mapped = map.find((one) => one.page === page);
    const shadow = mapped?.shadow;
    const marks: Mark[] = [];
    if (shadow && !shadow.writable) marks.push(mapped?.guest?.writable ? 'protected' : 'readOnly');
    if (mapped?.stale) marks.push('stale');
    return entryTile('shadow', page, shadow?.frame, marks);
  });
}

function nestedTiles(run: Run): Tile[] {
  return guestFrames(run).map(({ frame, backed, place }) =>
    entryTile('nested', frame, backed && place.in === 'memory' ? place.machineFrame : undefined, []),
  );
}

function entryTile(column: 'shadow' | 'nested', no: number, leadsTo: number | undefined, marks: readonly Mark[]): Tile {
  const isThere = leadsTo !== undefined;
  return {
    id: `${column}-${no}`,
    no,
    text: isThere ? `${leadsTo}` : '',
    look: isThere ? 'entry' : 'absent',
    marks,
    leadsTo,
  };
}

function machineTile({ frame, owner }: MachineFrame): Tile {
  const leadsTo = owner.who === 'guest' ? owner.frame : undefined;
  return { id: `machine-${frame}`, no: frame, text: `${frame}`, look: owner.who, marks: [], leadsTo };
}

function swapTiles(run: Run): Tile[] {
  return swapPlaces(run).map((frame, place) => ({
    id: `swap-${place}`,
    no: place,
    text: frame === undefined ? '' : `${frame}`,
    look: frame === undefined ? 'absent' : 'onDisk',
    marks: [],
    leadsTo: frame,
  }));
}

/** Rows of eight, as tables have them; those in which there is nothing are left out. */
export function rowsOf({ column, tiles }: ColumnModel): readonly (readonly Tile[])[] {
  const rows = Array.from({ length: Math.ceil(tiles.length / TABLE_ENTRIES) }, (_, row) =>
    tiles.slice(row * TABLE_ENTRIES, (row + 1) * TABLE_ENTRIES),
  );
  const isShown = (row: readonly Tile[]) => row.some(({ look, marks }) => look !== 'absent' || marks.includes('stale'));
  return column === 'machine' || column === 'frames' ? rows : rows.filter(isShown);
}

/** Whose word it is that one tile leads to another. */
export type Bond = 'guest' | 'allocator' | 'hypervisor' | 'stale';

export interface Link {
  readonly from: TileId;
  readonly to: TileId;
  readonly bond: Bond;
}

/** A tile's partners in all columns. */
export interface Chain {
  readonly tiles: ReadonlySet<TileId>;
  readonly links: readonly Link[];
  /** The page that it is about, if it is about one. */
  readonly page: number | undefined;
}

/** What belongs to a tile: from a page to its frames by both ways, or back. */
export function chainOf(run: Run, id: TileId): Chain {
  const [column, text] = id.split('-') as [Column, string];
  const no = Number(text);
  const links = linksFrom(run, column, no);
  const tiles = new Set<TileId>([id, ...links.flatMap(({ from, to }) => [from, to])]);
  return { tiles, links, page: pageOf(column, no, tiles) };
}

function pageOf(column: Column, no: number, tiles: ReadonlySet<TileId>): number | undefined {
  if (column === 'pages' || column === 'shadow') return no;
  const pages = [...tiles].filter((id) => id.startsWith('pages-'));
  return pages.length === 0 ? undefined : Number(pages[0]?.slice('pages-'.length));
}

function linksFrom(run: Run, column: Column, no: number): Link[] {
  switch (column) {
    case 'pages':
    case 'shadow':
      return pageLinks(run, no);
    case 'frames':
    case 'nested':
      return frameLinks(run, no);
    case 'machine':
      return machineLinks(run, no);
    case 'swap': {
      const frame = swapPlaces(run)[no];
      return frame === undefined ? [] : frameLinks(run, frame);
    }
  }
}

function pageLinks(run: Run, page: number): Link[] {
  const mapped = memoryMap(run).find((one) => one.page === page);
  if (mapped === undefined) return [];
  const { guest, shadow, stale } = mapped;
  const links: Link[] = [];
  if (guest) {
    const believed: TileId = run.guest.frameOf === undefined ? `machine-${guest.frame}` : `frames-${guest.frame}`;
    if (guest.frame < run.guest.frames)
      links.push({ from: `pages-${page}`, to: believed, bond: 'guest' }, ...placeLinks(run, guest.frame));
  }
  if (shadow) {
    links.push({ from: `pages-${page}`, to: `shadow-${page}`, bond: 'hypervisor' });
    links.push({ from: `shadow-${page}`, to: `machine-${shadow.frame}`, bond: stale ? 'stale' : 'hypervisor' });
  }
  return links;
}

/** From a frame that the guest believes in to where it is. */
function placeLinks(run: Run, frame: number): Link[] {
  const found = run.guest.frameOf === undefined ? undefined : guestFrames(run)[frame];
  if (found === undefined) return [];
  const { place, backed } = found;
  const to: TileId = place.in === 'swap' ? `swap-${place.place}` : `machine-${place.machineFrame}`;
  if (!backed) return [{ from: `frames-${frame}`, to, bond: 'allocator' }];
  return [
    { from: `frames-${frame}`, to: `nested-${frame}`, bond: 'hypervisor' },
    { from: `nested-${frame}`, to, bond: 'hypervisor' },
  ];
}

function frameLinks(run: Run, frame: number): Link[] {
  const pages = guestFrames(run)[frame]?.pages ?? [];
  return distinct([...pages.flatMap((page) => pageLinks(run, page)), ...placeLinks(run, frame)]);
}

function machineLinks(run: Run, machineFrame: number): Link[] {
  const owner = machineFrames(run)[machineFrame]?.owner;
  const own = owner?.who !== 'guest' ? [] : frameLinks(run, owner.frame);
  const strangers = memoryMap(run).filter(({ shadow, stale }) => stale && shadow?.frame === machineFrame);
  return distinct([...own, ...strangers.flatMap(({ page }) => pageLinks(run, page))]);
}

function distinct(links: readonly Link[]): Link[] {
  const seen = new Map(links.map((link) => [`${link.from} ${link.to}`, link]));
  return [...seen.values()];
}

/** Where a page leads by each way, for a sentence about it. */
export function wayOf(run: Run, page: number) {
  const mapped = memoryMap(run).find((one) => one.page === page);
  return { mapped, walk: walkOf(run, page), firstAddress: page * PAGE_WORDS };
}
