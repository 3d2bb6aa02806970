import { at } from '#client/model/facts/cell.ts';
import type { OpenWorld } from '#shared/sim/kernel/world.ts';
import type { BrickLayout } from './layout/brick-layout.ts';
import { MEMORY_PARTS } from './palette.ts';

/**
 * What is on screen between two ticks: bars and bricks glide to where the last frame puts them. Display only; nothing is
 * decided by these values.
 */
export interface Motion {
  /** By host: used and demanded CPU in ‰, then the memory parts in MiB. */
  readonly bars: Float32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: Float32Array;
  readonly height: Float32Array;
  /** By VM, 0..1 of its vCPUs: work that gets done, and work that is wanted. */
  readonly done: Float32Array;
  readonly wanted: Float32Array;
  /** Whether a brick has been shown before: a new one appears in place, a known one slides. */
  readonly seen: Uint8Array;
  /** Clock of all that moves, ms. */
  clockMs: number;
}

export const USED = 0;
export const DEMAND = 1;
export const MEMORY = 2;
export const BARS = MEMORY + MEMORY_PARTS.length;
/** Time constants of the glide: bars arrive within one tick, bricks take long enough to be followed by eye. */
const BAR_MS = 80;
const BRICK_MS = 110;
/** Differences too small to see. */
const STILL_PX = 0.3;
/** Part of a whole bar. */
const STILL_PART = 1 / 500;
/** Part of a brick: less than half a pixel of one that is 60 high. */
const STILL_FILL = 0.008;
const PERMILLE_OF_BAR = 1000;

export function newMotion(hosts: number, vms: number): Motion {
  return {
    bars: new Float32Array(hosts * BARS),
    x: new Float32Array(vms),
    y: new Float32Array(vms),
    width: new Float32Array(vms),
    height: new Float32Array(vms),
    done: new Float32Array(vms),
    wanted: new Float32Array(vms),
    seen: new Uint8Array(vms),
    clockMs: 0,
  };
}

/** Moves everything on by `dtMs`; with `jump` it arrives at once. Answers whether anything still moves. */
export function glide(motion: Motion, world: OpenWorld, bricks: BrickLayout, dtMs: number, jump: boolean): boolean {
  const barPart = jump ? 1 : 1 - Math.exp(-dtMs / BAR_MS);
  const brickPart = jump ? 1 : 1 - Math.exp(-dtMs / BRICK_MS);
  const barsMove = glideBars(motion, world, barPart);
  return glideBricks(motion, world, bricks, brickPart) || barsMove;
}

function glideBars({ bars }: Motion, { hosts }: OpenWorld, part: number): boolean {
  const columns = barColumns(hosts);
  let moving = false;
  for (let host = 0; host < hosts.rows; host++) {
    const memMib = at(hosts.memMib, host);
    for (let b = 0; b < BARS; b++) {
      const cell = host * BARS + b;
      const goal = columns[b]?.[host] ?? 0;
      const gap = goal - (bars[cell] ?? 0);
      const whole = b < MEMORY ? PERMILLE_OF_BAR : memMib;
      if (Math.abs(gap) <= STILL_PART * whole) bars[cell] = goal;
      else {
        bars[cell] = (bars[cell] ?? 0) + gap * part;
        moving = true;
      }
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

function glideBricks(motion: Motion, { vms }: OpenWorld, bricks: BrickLayout, part: number): boolean {
  let moving = false;
  for (let vm = 0; vm < vms.rows; vm++) {
    const shown = (bricks.width[vm] ?? 0) > 0;
    const own = shown && motion.seen[vm] === 1 ? part : 1;
    motion.seen[vm] = shown ? 1 : 0;
    if (!shown) continue;
    const wanted = Math.min(1, at(vms.loadPermille, vm) / 1000);
    const done = wanted * Math.min(1, at(vms.speedPermille, vm) / 1000);
    moving = approach(motion.x, vm, bricks.x[vm] ?? 0, own, STILL_PX) || moving;
    moving = approach(motion.y, vm, bricks.y[vm] ?? 0, own, STILL_PX) || moving;
    moving = approach(motion.width, vm, bricks.width[vm] ?? 0, own, STILL_PX) || moving;
    moving = approach(motion.height, vm, bricks.height[vm] ?? 0, own, STILL_PX) || moving;
    moving = approach(motion.wanted, vm, wanted, own, STILL_FILL) || moving;
    moving = approach(motion.done, vm, done, own, STILL_FILL) || moving;
  }
  return moving;
}

function approach(values: Float32Array, row: number, goal: number, part: number, still: number): boolean {
  const gap = goal - (values[row] ?? 0);
  if (Math.abs(gap) <= still || part === 1) {
    values[row] = goal;
    return false;
  }
  values[row] = (values[row] ?? 0) + gap * part;
  return true;
}
