import { at } from '#client/model/facts/cell.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { BrickLayout } from './layout/brick-layout.ts';
import { MEMORY_PARTS } from './palette.ts';
import { glideLeft } from './quads/glide.ts';

/**
 * What glides: bars and bricks go from where they are seen to where the last tick puts them. The card moves them; here is only from
 * where to where, since when. Display only; nothing is decided by these values.
 */
export interface Motion {
  /** By host, `BARS` each: used and demanded CPU in ‰, then the memory parts in MiB. */
  readonly bars: Way;
  /** By VM, `BRICK` each: box in hall units, and the work that gets done and that is wanted, 0..1 of its vCPUs. */
  readonly bricks: Way;
  /** Whether a brick has been shown before: a new one appears in place, a known one slides. */
  readonly seen: Uint8Array;
  /** Clock of what happens, ms. */
  clockMs: number;
  /** Clock of what glides, ms: it stands still while a tick is being told, so that nothing leaves the place it is told from. */
  glideMs: number;
  /** When the last glide began, on that clock, and which part of it is still to go. */
  sinceMs: number;
  left: number;
}

/** From where, to where. */
interface Way {
  readonly from: Float32Array;
  readonly to: Float32Array;
}

export const USED = 0;
export const DEMAND = 1;
export const MEMORY = 2;
export const BARS = MEMORY + MEMORY_PARTS.length;
export const X = 0;
export const Y = 1;
export const WIDTH = 2;
export const HEIGHT = 3;
export const DONE = 4;
export const WANTED = 5;
export const BRICK = 6;
/** Differences too small to see: of a place in hall units, of a bar, of a brick's height. */
const STILL_PX = 0.3;
const STILL_PART = 1 / 500;
const STILL_FILL = 0.008;
const PERMILLE = 1000;

export function newMotion(hosts: number, vms: number): Motion {
  const way = (length: number): Way => ({ from: new Float32Array(length), to: new Float32Array(length) });
  return {
    bars: way(hosts * BARS),
    bricks: way(vms * BRICK),
    seen: new Uint8Array(vms),
    clockMs: 0,
    glideMs: 0,
    sinceMs: 0,
    left: 0,
  };
}

/** Where something is to be when it has arrived. */
export function goalOf({ to }: Way, cell: number): number {
  return to[cell] ?? 0;
}

/** How far from there it was when its glide began, as far as that is still to go. */
export function awayOf({ left }: Motion, { from, to }: Way, cell: number): number {
  return ((from[cell] ?? 0) - (to[cell] ?? 0)) * left;
}

/** The clocks go on; that of glides only while it may. */
export function moveOn(motion: Motion, dtMs: number, glides = true): void {
  motion.clockMs += dtMs;
  if (glides) motion.glideMs += dtMs;
  motion.left = glideLeft(motion.glideMs - motion.sinceMs);
}

/**
 * All that is shown sets out anew, from where it is seen now to where the world and the layout put it; with `jump` it is there at
 * once. Answers whether anything moves.
 */
export function setOut(motion: Motion, world: OpenWorld, bricks: BrickLayout, jump: boolean): boolean {
  const barsMove = setOutBars(motion, world, jump);
  const bricksMove = setOutBricks(motion, world, bricks, jump);
  motion.sinceMs = motion.glideMs;
  motion.left = 1;
  return barsMove || bricksMove;
}

function setOutBars({ bars, left }: Motion, { hosts }: OpenWorld, jump: boolean): boolean {
  const columns = barColumns(hosts);
  let moving = false;
  for (let host = 0; host < hosts.rows; host++) {
    const stillMib = STILL_PART * at(hosts.memMib, host);
    for (let b = 0; b < BARS; b++) {
      const still = b < MEMORY ? STILL_PART * PERMILLE : stillMib;
      moving = head(bars, host * BARS + b, columns[b]?.[host] ?? 0, left, jump ? -1 : still) || moving;
    }
  }
  return moving;
}

/** The columns that bars show, in the order of a host's bars. */
function barColumns(hosts: OpenWorld['hosts']): readonly Int32Array[] {
  const { usedPermille, demandPermille, privateMib, sharedMib, balloonedMib, compressedMib, swappedMib } = hosts;
  const memory = [privateMib, sharedMib, balloonedMib, compressedMib, swappedMib, hosts.hypervisorMib, hosts.freeMib];
  return [usedPermille, demandPermille, ...memory];
}

function setOutBricks({ bricks: way, seen, left }: Motion, { vms }: OpenWorld, bricks: BrickLayout, jump: boolean) {
  let moving = false;
  for (let vm = 0; vm < vms.rows; vm++) {
    const width = bricks.width[vm] ?? 0;
    const [place, fill] = jump || seen[vm] !== 1 ? [-1, -1] : [STILL_PX, STILL_FILL];
    seen[vm] = width > 0 ? 1 : 0;
    if (width <= 0) continue;
    const cell = vm * BRICK;
    const wanted = Math.min(1, at(vms.loadPermille, vm) / PERMILLE);
    moving = head(way, cell + X, bricks.x[vm] ?? 0, left, place) || moving;
    moving = head(way, cell + Y, bricks.y[vm] ?? 0, left, place) || moving;
    moving = head(way, cell + WIDTH, width, left, place) || moving;
    moving = head(way, cell + HEIGHT, bricks.height[vm] ?? 0, left, place) || moving;
    moving = head(way, cell + DONE, wanted * Math.min(1, at(vms.speedPermille, vm) / PERMILLE), left, fill) || moving;
    moving = head(way, cell + WANTED, wanted, left, fill) || moving;
  }
  return moving;
}

/** Sets one value on its way; nearer than `still` it is there, with a negative one always. */
function head({ from, to }: Way, cell: number, goal: number, left: number, still: number): boolean {
  const before = to[cell] ?? 0;
  const shown = before + ((from[cell] ?? 0) - before) * left;
  const moves = still >= 0 && Math.abs(shown - goal) > still;
  from[cell] = moves ? shown : goal;
  to[cell] = goal;
  return moves;
}
