import { at } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { brickAspect } from './brick-size.ts';
import { type HallLayout, hostX, hostY, INTAKE_HEAD, SPINE } from './hall-layout.ts';

/** Where every brick stands, by VM row, in hall units; width 0 = not in the hall. */
export interface BrickLayout {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: Float32Array;
  readonly height: Float32Array;
  /** VMs of a host in the order they stand: `vms[start[host]] … vms[start[host + 1] − 1]`. */
  readonly start: Int32Array;
  readonly vms: Int32Array;
  /** VMs without a host that could be placed. */
  readonly waiting: number[];
  /** So many of them, the last ones, have no place in the strip above the racks: they come up when others are placed. */
  unseen: number;
  /** Height of every brick in a rack, and by how much their widths are stretched so that the fullest shelf is full. */
  rowHeight: number;
  stretch: number;
  gap: number;
  /** What these were found for. */
  key: number;
  layout: HallLayout | undefined;
}

/** Name plate above the bricks and meters below them, in hall units. */
export const TILE_HEAD = 24;
export const TILE_FOOT = 26;
export const TILE_PAD = 8;
/** Shelves of a host: as few as hold all its bricks, and so many that no brick is higher than this. Design values. */
const HIGHEST_BRICK = 150;
const SHELVES_MAX = 48;
/** Bricks are drawn wider or narrower, all alike, so that shelves fill. */
const STRETCHES = [1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1, 0.92, 0.85, 0.78, 0.7, 0.63, 0.56] as const;
const MOST_STRETCH = STRETCHES[0];
const LEAST_STRETCH = 0.56;
/** Between bricks that wait, and where it is said how many more there are, in hall units. */
const WAITING_GAP = 4;
const MORE_ROOM = 46;
const NO_VM = VM_STATES.indexOf('none');

export function newBrickLayout(hosts: number, vms: number): BrickLayout {
  return {
    x: new Float32Array(vms),
    y: new Float32Array(vms),
    width: new Float32Array(vms),
    height: new Float32Array(vms),
    start: new Int32Array(hosts + 1),
    vms: new Int32Array(vms),
    waiting: [],
    unseen: 0,
    rowHeight: 1,
    stretch: 1,
    gap: 3,
    key: Number.NaN,
    layout: undefined,
  };
}

/** Width of a brick in the racks, in hall units. */
export function brickWidth({ rowHeight, stretch }: BrickLayout, memMib: number): number {
  return rowHeight * brickAspect(memMib) * stretch;
}

/** Whether a VM belongs to a running contract but stands nowhere. */
function waits({ vms }: OpenWorld, vm: number): boolean {
  return at(vms.host, vm) === NONE && at(vms.state, vm) !== NO_VM;
}

/**
 * Stands every host's VMs on shelves from the top left, all in the largest size at which the fullest host still holds its own.
 * Those that wait are at least `gripUnits` wide and high, so that a finger can pick them up. What stood well in the tick before stays
 * while nothing came, went or grew.
 */
export function layBricks(world: OpenWorld, layout: HallLayout, bricks: BrickLayout, gripUnits = 0): void {
  const key = keyOf(world, gripUnits);
  if (key === bricks.key && layout === bricks.layout) return;
  bricks.key = key;
  bricks.layout = layout;
  groupByHost(world, bricks);
  const bay = { width: layout.tileWidth - 2 * TILE_PAD, height: layout.tileHeight - TILE_HEAD - TILE_FOOT };
  sizeBricks(world, bricks, bay);
  for (let host = 0; host < world.hosts.rows; host++) {
    const [left, top] = [hostX(layout, host) + TILE_PAD, hostY(layout, host) + TILE_HEAD];
    shelve(world, bricks, host, bay.width, (vm, x, shelf, width) => {
      put(bricks, vm, left + x, top + shelf * (bricks.rowHeight + bricks.gap), width, bricks.rowHeight);
    });
  }
  layWaiting(world, layout, bricks, gripUnits);
}

function groupByHost(world: OpenWorld, bricks: BrickLayout): void {
  const { vms, hosts } = world;
  const { start } = bricks;
  start.fill(0);
  bricks.waiting.length = 0;
  for (let vm = 0; vm < vms.rows; vm++) {
    bricks.width[vm] = 0;
    const host = at(vms.host, vm);
    if (waits(world, vm)) bricks.waiting.push(vm);
    else if (host >= 0) start[host + 1] = (start[host + 1] ?? 0) + 1;
  }
  for (let host = 0; host < hosts.rows; host++) start[host + 1] = (start[host + 1] ?? 0) + (start[host] ?? 0);
  const next = start.slice();
  for (let vm = 0; vm < vms.rows; vm++) {
    const host = at(vms.host, vm);
    if (host < 0) continue;
    const place = at(next, host);
    bricks.vms[place] = vm;
    next[host] = place + 1;
  }
}

interface Bay {
  readonly width: number;
  readonly height: number;
}

/** The number of shelves and the stretch at which bricks are largest and the fullest host still holds its own. */
function sizeBricks(world: OpenWorld, bricks: BrickLayout, bay: Bay): void {
  const fewest = Math.max(1, Math.ceil(bay.height / HIGHEST_BRICK));
  let best: Sizes = { shelves: SHELVES_MAX, stretch: LEAST_STRETCH, worth: 0 };
  for (let shelves = fewest; shelves <= SHELVES_MAX; shelves++) {
    setShelves(bricks, bay, shelves);
    if (worthOf(bricks, MOST_STRETCH) <= best.worth) break;
    const stretch = STRETCHES.find((each) => fits(world, bricks, bay, shelves, each));
    if (stretch === undefined) continue;
    const worth = worthOf(bricks, stretch);
    if (worth > best.worth) best = { shelves, stretch, worth };
  }
  setShelves(bricks, bay, best.shelves);
  bricks.stretch = best.stretch;
}

interface Sizes {
  readonly shelves: number;
  readonly stretch: number;
  readonly worth: number;
}

/** Height counts more than width: an emblem is as large as the shorter side. */
function worthOf({ rowHeight }: BrickLayout, stretch: number): number {
  return rowHeight ** 2 * Math.sqrt(stretch);
}

/** A number that differs when bricks have to be laid anew. */
function keyOf({ vms }: OpenWorld, gripUnits: number): number {
  let key = Math.round(gripUnits * 1000);
  for (let vm = 0; vm < vms.rows; vm++) {
    const stands = at(vms.host, vm) * 65_599 + (at(vms.state, vm) === NO_VM ? 1 : 0);
    key = (Math.imul(key, 31) + Math.imul(stands, 8191) + at(vms.memMib, vm)) | 0;
  }
  return key;
}

function setShelves(bricks: BrickLayout, bay: Bay, shelves: number): void {
  bricks.gap = shelves <= 4 ? 3 : shelves <= 8 ? 2 : 1;
  bricks.rowHeight = Math.max(0.5, (bay.height - (shelves - 1) * bricks.gap) / shelves);
}

function fits(world: OpenWorld, bricks: BrickLayout, bay: Bay, shelves: number, stretch: number): boolean {
  bricks.stretch = stretch;
  for (let host = 0; host < world.hosts.rows; host++) {
    if (shelve(world, bricks, host, bay.width) > shelves) return false;
  }
  return true;
}

type Stand = (vm: number, x: number, shelf: number, width: number) => void;

/** Stands one host's bricks on its shelves, and answers how many it takes. */
function shelve(world: OpenWorld, bricks: BrickLayout, host: number, width: number, stand?: Stand): number {
  let [x, shelf] = [0, 0];
  for (let i = at(bricks.start, host); i < at(bricks.start, host + 1); i++) {
    const vm = at(bricks.vms, i);
    const w = Math.min(width, brickWidth(bricks, at(world.vms.memMib, vm)));
    if (x > 0 && x + w > width + 0.01) {
      x = 0;
      shelf += 1;
    }
    stand?.(vm, x, shelf, w);
    x += w + bricks.gap;
  }
  return shelf + 1;
}

/** Waiting bricks stand in one line of fixed height: however many come, the racks below stay where they are. */
function layWaiting(world: OpenWorld, layout: HallLayout, bricks: BrickLayout, gripUnits: number): void {
  const height = Math.max(1, layout.intakeHeight - 2 * INTAKE_HEAD - 8);
  const widths = bricks.waiting.map((vm) => Math.max(gripUnits, height * brickAspect(at(world.vms.memMib, vm))));
  const whole = widths.reduce((sum, width) => sum + width + WAITING_GAP, SPINE / 2);
  const end = layout.bounds.width - (whole > layout.bounds.width ? MORE_ROOM : 0);
  bricks.unseen = 0;
  let x = SPINE / 2;
  bricks.waiting.forEach((vm, i) => {
    const width = widths[i] ?? 0;
    if (x + width > end) bricks.unseen += 1;
    else put(bricks, vm, x, -layout.intakeHeight + INTAKE_HEAD + 2, width, height);
    x += width + WAITING_GAP;
  });
}

function put(bricks: BrickLayout, vm: number, x: number, y: number, width: number, height: number): void {
  bricks.x[vm] = x;
  bricks.y[vm] = y;
  bricks.width[vm] = width;
  bricks.height[vm] = height;
}

/** The brick under a point of the hall, or −1: those of the host there, or the waiting ones. */
export function brickAt(bricks: BrickLayout, host: number, x: number, y: number): number {
  if (host < 0) return bricks.waiting.find((vm) => covers(bricks, vm, x, y)) ?? -1;
  for (let i = at(bricks.start, host); i < at(bricks.start, host + 1); i++) {
    const vm = at(bricks.vms, i);
    if (covers(bricks, vm, x, y)) return vm;
  }
  return -1;
}

function covers(bricks: BrickLayout, vm: number, x: number, y: number): boolean {
  const [left, top] = [bricks.x[vm] ?? 0, bricks.y[vm] ?? 0];
  return x >= left && y >= top && x <= left + (bricks.width[vm] ?? 0) && y <= top + (bricks.height[vm] ?? 0);
}
