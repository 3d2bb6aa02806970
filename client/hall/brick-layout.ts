import { at } from '#client/model/facts/cell.ts';
import { NONE } from '#shared/ids.ts';
import { VM_STATES } from '#shared/sim/kernel/codes/index.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import { type HallLayout, hostX, hostY, INTAKE_HEAD } from './hall-layout.ts';

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
  /** Size of all bricks relative to their natural size. */
  scale: number;
}

/** Name plate above the bricks and bars below them, in hall units. */
export const TILE_HEAD = 24;
export const TILE_FOOT = 38;
const TILE_PAD = 8;
const BRICK_GAP = 3;
const SCALES = [2.6, 2.3, 2, 1.75, 1.5, 1.3, 1.15, 1, 0.88, 0.76, 0.66, 0.56, 0.48, 0.4, 0.33, 0.27];
/** Waiting bricks are drawn larger while they fit: they are what somebody has to pick up. */
const INTAKE_SCALES = [1.6, 1.3, 1];
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
    scale: 1,
  };
}

/** Width of a brick: its vCPUs. */
export function brickWidth(vcpus: number): number {
  return 7 + 8.5 * vcpus;
}

/** Height of a brick: its memory; a square root, so that the largest still fits beside the smallest. */
export function brickHeight(memMib: number): number {
  return 7 + 8 * Math.sqrt(memMib / 1024);
}

/** Whether a VM belongs to a running contract but stands nowhere. */
function waits({ vms }: OpenWorld, vm: number): boolean {
  return at(vms.host, vm) === NONE && at(vms.state, vm) !== NO_VM;
}

/**
 * Packs every host's VMs in rows from the top left, all in the largest scale at which the fullest host still fits. Those that
 * wait are at least `gripUnits` wide and high, so that a finger can pick them up.
 */
export function layBricks(world: OpenWorld, layout: HallLayout, bricks: BrickLayout, gripUnits = 0): void {
  groupByHost(world, bricks);
  const width = layout.tileWidth - 2 * TILE_PAD;
  const height = layout.tileHeight - TILE_HEAD - TILE_FOOT;
  bricks.scale = commonScale(world, bricks, width, height);
  for (let host = 0; host < world.hosts.rows; host++) {
    const [left, top] = [hostX(layout, host) + TILE_PAD, hostY(layout, host) + TILE_HEAD];
    pack(world, bricks, host, width, bricks.scale, (vm, x, y, w, h) => put(bricks, vm, left + x, top + y, w, h));
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

/** The previous scale stays while it fits and a clearly larger one does not: bricks do not breathe with every change. */
function commonScale(world: OpenWorld, bricks: BrickLayout, width: number, height: number): number {
  for (const scale of SCALES) if (allFit(world, bricks, width, height, scale)) return scale;
  return SCALES[SCALES.length - 1] ?? 1;
}

function allFit(world: OpenWorld, bricks: BrickLayout, width: number, height: number, scale: number): boolean {
  for (let host = 0; host < world.hosts.rows; host++) {
    if (pack(world, bricks, host, width, scale) > height) return false;
  }
  return true;
}

type Put = (vm: number, x: number, y: number, width: number, height: number) => void;

/** Lays one host's bricks in rows and answers the height they take. */
function pack(world: OpenWorld, bricks: BrickLayout, host: number, width: number, scale: number, put?: Put): number {
  let [x, y, rowHeight] = [0, 0, 0];
  for (let i = at(bricks.start, host); i < at(bricks.start, host + 1); i++) {
    const vm = at(bricks.vms, i);
    const w = Math.min(width, brickWidth(at(world.vms.vcpus, vm)) * scale);
    const h = brickHeight(at(world.vms.memMib, vm)) * scale;
    if (x > 0 && x + w > width) {
      x = 0;
      y += rowHeight + BRICK_GAP;
      rowHeight = 0;
    }
    put?.(vm, x, y, w, h);
    x += w + BRICK_GAP;
    rowHeight = Math.max(rowHeight, h);
  }
  return y + rowHeight;
}

/** Waiting bricks stand in one line of fixed height: however many come, the racks below stay where they are. */
function layWaiting(world: OpenWorld, layout: HallLayout, bricks: BrickLayout, gripUnits: number): void {
  const { vms } = world;
  const widthAt = (vm: number, scale: number) => Math.max(gripUnits, brickWidth(at(vms.vcpus, vm)) * scale);
  const lineAt = (scale: number) =>
    bricks.waiting.reduce((line, vm) => line + widthAt(vm, scale) + BRICK_GAP, -BRICK_GAP);
  const scale = INTAKE_SCALES.find((each) => lineAt(each) <= layout.bounds.width) ?? 1;
  const highest = layout.intakeHeight - INTAKE_HEAD - 6;
  bricks.unseen = 0;
  let x = 0;
  for (const vm of bricks.waiting) {
    const width = widthAt(vm, scale);
    const height = Math.min(highest, Math.max(gripUnits, brickHeight(at(vms.memMib, vm)) * scale));
    if (x + width > layout.bounds.width) bricks.unseen += 1;
    else put(bricks, vm, x, -layout.intakeHeight + INTAKE_HEAD - 4, width, height);
    x += width + BRICK_GAP;
  }
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
